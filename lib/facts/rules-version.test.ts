import { describe, expect, it } from "vitest";
import { DECIDING as NOW } from "@/lib/triage/rules/all";
import type { Deciding } from "@/lib/triage/rules/version";
import { RULES_VERSION, versionOf } from "./rules-version";

const { engine, firstRules, fallbackRules, flags, lexicon } = NOW;

/** The same table with a changed last row. */
const lastChanged = <Row extends object>(rows: readonly Row[], change: Partial<Row>): Row[] =>
  rows.with(-1, { ...(rows.at(-1) as Row), ...change });

describe("the version of the rules", () => {
  it("is the version of the rules in use", () => {
    expect(RULES_VERSION).toBe(versionOf(NOW));
    expect(RULES_VERSION).toMatch(/^[0-9a-f]{16}$/);
  });

  it("changes with one rule, one flag, one word, one question that may be left out, or the code", () => {
    const [first] = firstRules;
    const changed: Partial<Deciding>[] = [
      { firstRules: lastChanged(firstRules, { level: "EMERGENCY" }) },
      { firstRules: lastChanged(firstRules, { when: { op: "absent", key: "fever" } }) },
      { firstRules: firstRules.slice(1), fallbackRules: [...fallbackRules, first as never] },
      { fallbackRules: lastChanged(fallbackRules, { patient: "other words" }) },
      { flags: lastChanged(flags, { flag: "maternity" }) },
      { lexicon: { ...lexicon, signs: lexicon.signs.slice(1) } },
      { lexicon: { ...lexicon, notMeant: lexicon.notMeant.slice(1) } },
      { mayBeLeftOut: NOW.mayBeLeftOut.slice(1) },
      { engine: engine + 1 },
    ];
    const versions = changed.map((each) => versionOf({ ...NOW, ...each }));
    expect(new Set([...versions, RULES_VERSION]).size).toBe(changed.length + 1);
  });
});
