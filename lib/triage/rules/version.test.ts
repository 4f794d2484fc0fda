import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { ENGINE } from "./version";

/** The code that reads answers and evaluates rules. */
const CODE = [
  "asked.ts",
  "engine/compile.ts",
  "engine/leaves.ts",
  "own-words/facts.ts",
  "own-words/negation.ts",
  "own-words/ordinary-words.ts",
  "own-words/pattern.ts",
  "own-words/plain-text.ts",
  "own-words/read.ts",
  "own-words/strength.ts",
  "symptoms.ts",
  "triage.ts",
  "engine/watch.ts",
];
/** The code that `ENGINE` stands for. */
const SEEN = { engine: 4, code: "3e37ab1ed66fd4ff" };

/** Without comments, indentation and line endings, none of which decides anything. */
function codeIn(file: string): string {
  const text = readFileSync(path.resolve(import.meta.dirname, "..", file), "utf8");
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== "" && !/^(\/\/|\/\*|\*)/.test(line)).join("\n");
}

it("notices every change of the deciding code", () => {
  const code = createHash("sha256").update(CODE.map(codeIn).join("\n")).digest("hex").slice(0, 16);
  const whatToDo =
    "This code has changed. If a verdict could change by it, raise ENGINE in version.ts. " +
    "Then write both values into SEEN above.";
  expect({ engine: ENGINE, code }, whatToDo).toEqual(SEEN);
});
