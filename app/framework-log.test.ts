import { expect, it } from "vitest";
import { createLog } from "@/lib/log";
import { logFrameworkByCode } from "./framework-log";

it("keeps the code of an error and nothing of its text, also where there is only text", () => {
  const lines: string[] = [];
  const printed = { error: () => undefined, warn: () => undefined } as Pick<
    Console,
    "error" | "warn"
  >;
  logFrameworkByCode(printed, createLog({ write: (line) => void lines.push(line) }).logFailed);
  printed.error("oops:", new TypeError("Invalid name: Wintergreen"));
  printed.error(Object.assign(new Error("no Wintergreen"), { code: "E123" }));
  printed.warn("Wintergreen was typed");
  expect(lines.map((line) => JSON.parse(line).code)).toEqual(["TypeError", "E123", "sentence"]);
  expect(lines.join("")).not.toContain("Wintergreen");
});
