import type { Metadata } from "next";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import { clockNow } from "@/lib/clock";
import { RULES_VERSION } from "@/lib/facts/rules-version";
import { countRuleHits } from "@/lib/safety/rule-hits";
import { getRulesRecord } from "@/lib/safety/rules/queries";
import { DAY_MS } from "@/lib/time";
import { RULES, ruleById } from "@/lib/triage/rules/all";
import { SUMS } from "@/lib/triage/rules/words";
import { LEVELS } from "@/lib/triage/symptoms";
import { LEVEL_WORDS } from "../words/words";
import { ApprovalPart } from "./approval-part";
import { ChangesPart } from "./changes-part";
import { OneRule } from "./one-rule";
import { RuleTable } from "./rule-table";
import { SumTable } from "./sum-table";

export const metadata: Metadata = { title: "Rules" };

const DAYS = 90;

type Props = { searchParams: Promise<{ rule?: string | string[] }> };

/**
 * Every triage rule, by level, with how often it fired in the last 90 days, who approved them, what
 * changed, and one of them in full.
 */
export default async function RulesPage({ searchParams }: Props) {
  const staff = await requireStaff("rules:read", "/staff/rules");
  const rule = ruleById(String((await searchParams).rule ?? ""));
  const record = await getRulesRecord(staff);
  const since = new Date(clockNow().getTime() - DAYS * DAY_MS);
  const shown = LEVELS.map((level) => ({
    level,
    rules: RULES.filter((rule) => rule.level === level),
  })).filter(({ rules }) => rules.length > 0);
  const { intakes, hits } = await countRuleHits(staff, since);
  return (
    <>
      <h1>Rules</h1>
      <p className="mt-3">
        {RULES.length} rules, version {RULES_VERSION}. Every intake is checked against all of them,
        and the most severe level counts. A “not sure” answer makes a rule fire one level lower.
      </p>
      <p className="mt-1">
        “Fired” counts intakes, out of {intakes} received in the last {DAYS} days.
      </p>
      {rule ? <OneRule rule={rule} /> : null}
      <ApprovalPart
        version={RULES_VERSION}
        record={record}
        mayApprove={alsoHolds(staff, "rules:approve") !== null}
      />
      <ChangesPart previous={record.previous} />
      <nav aria-label="On this page" className="weeks">
        {shown.map(({ level }) => (
          <a key={level} href={`#rules-${level}`}>
            {LEVEL_WORDS[level]}
          </a>
        ))}
        <a href="#sums">Three sums</a>
      </nav>
      {shown.map(({ level, rules }) => (
        <RuleTable key={level} level={level} rules={rules} hits={hits} />
      ))}
      <section aria-labelledby="sums">
        <h2 id="sums">Three sums</h2>
        <p>
          Several weak signs can add up, so that no single answer decides. An answer of “not sure”
          counts as possible: where only such answers reach the total, the rule fires one level
          lower. The weights are ours and need the judgment of a clinician.
        </p>
        {SUMS.map((sum) => (
          <SumTable key={sum.id} sum={sum} />
        ))}
      </section>
    </>
  );
}
