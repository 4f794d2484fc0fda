import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { MAY_BE_LEFT_OUT } from "../asked";
import { FLAG_CONDITIONS } from "../flags";
import { hashText } from "../hash";
import { WATCH_WORDS } from "../watch-words";
import { FIRST_RULES, RULES_VERSION } from "./all";
import { FALLBACK_RULES } from "./person";
import { type Deciding, ENGINE, versionOf } from "./version";

const NOW: Deciding = {
  engine: ENGINE,
  firstRules: FIRST_RULES,
  fallbackRules: FALLBACK_RULES,
  flags: FLAG_CONDITIONS,
  watchWords: WATCH_WORDS,
  mayBeLeftOut: [...MAY_BE_LEFT_OUT],
};

/** The same table with its last row otherwise. */
const lastChanged = <Row extends object>(rows: readonly Row[], change: Partial<Row>): Row[] =>
  rows.with(-1, { ...(rows.at(-1) as Row), ...change });

describe("the version of the rules", () => {
  it("is that of the rules in use", () => {
    expect(RULES_VERSION).toBe(versionOf(NOW));
    expect(RULES_VERSION).toMatch(/^[0-9a-f]{16}$/);
  });

  it("changes with one rule, one flag, one word, one question that may be left out, or the code", () => {
    const [first] = FIRST_RULES;
    const changed: Partial<Deciding>[] = [
      { firstRules: lastChanged(FIRST_RULES, { level: "EMERGENCY" }) },
      { firstRules: lastChanged(FIRST_RULES, { when: { op: "absent", key: "fever" } }) },
      { firstRules: FIRST_RULES.slice(1), fallbackRules: [...FALLBACK_RULES, first as never] },
      { fallbackRules: lastChanged(FALLBACK_RULES, { patient: "other words" }) },
      { flags: lastChanged(FLAG_CONDITIONS, { flag: "maternity" }) },
      { watchWords: WATCH_WORDS.with(-1, `${WATCH_WORDS.at(-1)}x`) },
      { mayBeLeftOut: NOW.mayBeLeftOut.slice(1) },
      { engine: ENGINE + 1 },
    ];
    const versions = changed.map((each) => versionOf({ ...NOW, ...each }));
    expect(new Set([...versions, RULES_VERSION]).size).toBe(changed.length + 1);
  });
});

/** The code that reads answers and evaluates rules. */
const CODE = [
  "asked.ts",
  "engine/compile.ts",
  "free-text.ts",
  "engine/leaves.ts",
  "negation.ts",
  "symptoms.ts",
  "triage.ts",
  "engine/watch.ts",
];
/** The code that `ENGINE` stands for. */
const SEEN = { engine: 2, code: "0cdfda0536480ee2" };

/** Without comments, indentation and line endings, none of which decides anything. */
function codeIn(file: string): string {
  const text = readFileSync(path.resolve(import.meta.dirname, "..", file), "utf8");
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== "" && !/^(\/\/|\/\*|\*)/.test(line)).join("\n");
}

it("no change of the code that decides is forgotten in the version", () => {
  const code = hashText(CODE.map(codeIn).join("\n"));
  const whatToDo =
    "This code has changed. If a verdict could change by it, raise ENGINE in version.ts. " +
    "Then write both values into SEEN above.";
  expect({ engine: ENGINE, code }, whatToDo).toEqual(SEEN);
});
