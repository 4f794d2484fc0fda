import { expect, test } from "vitest";
import { problemOf } from "./problem";

const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

test.each([
  [
    failure("ENOSPC", "ENOSPC: no space left on device, write"),
    "There is no space left on the disk.",
  ],
  [
    new Error("The build failed:\nfailed to write .next: No space left on device (os error 28)"),
    "There is no space left on the disk.",
  ],
  [
    new Error("Migration x failed", { cause: failure("53100", "konnte Datei nicht erweitern") }),
    "There is no space left on the disk for the database.",
  ],
  [new Error("Port 3000 is in use."), "Port 3000 is in use."],
])("what ended a start is told in one sentence", (error, sentence) => {
  expect(problemOf(error)).toBe(sentence);
});
