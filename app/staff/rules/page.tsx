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
import { ApprovalPart } from "./approval-part";
import { ChangesPart } from "./changes-part";
import { filterRules, isFiltering, readRuleFilter } from "./filter";
import { RuleFilterForm } from "./filter-form";
import { OneRule } from "./one-rule";
import { RuleTable } from "./rule-table";
import { SumTable } from "./sum-table";

export const metadata: Metadata = { title: "Rules" };

const DAYS = 90;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

function Sums() {
  return (
    <section aria-labelledby="sums">
      <details className="folded">
        <summary>
          <h2 id="sums">Three sums</h2>
        </summary>
        <p>
          Several weak signs can add up, so that no single answer decides. An answer of “not sure”
          counts as possible: where only such answers reach the total, the rule fires one level
          lower. The weights are ours and need the judgment of a clinician.
        </p>
        {SUMS.map((sum) => (
          <SumTable key={sum.id} sum={sum} />
        ))}
      </details>
    </section>
  );
}

/**
 * Every triage rule, by level, or those that are asked for, with how often each fired in the last 90 days,
 * who approved them, what changed, and one of them in full.
 */
export default async function RulesPage({ searchParams }: Props) {
  const staff = await requireStaff("rules:read", "/staff/rules");
  const search = await searchParams;
  const rule = ruleById(String(search.rule ?? ""));
  const filter = readRuleFilter(search);
  const filtering = isFiltering(filter);
  const record = await getRulesRecord(staff);
  const since = new Date(clockNow().getTime() - DAYS * DAY_MS);
  const { intakes, hits } = await countRuleHits(staff, since);
  const found = filterRules(RULES, filter, hits);
  const shown = LEVELS.map((level) => ({
    level,
    rules: found.filter((rule) => rule.level === level),
  })).filter(({ rules }) => rules.length > 0);
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
      <RuleFilterForm filter={filter} />
      {filtering && found.length > 0 ? (
        <p>
          {found.length} of {RULES.length} rules
        </p>
      ) : null}
      {found.length === 0 ? (
        <p className="empty">
          No rule matches. <a href="/staff/rules">Clear the filter</a>
        </p>
      ) : null}
      <div className="rules">
        {shown.map(({ level, rules }) => (
          <RuleTable key={level} level={level} rules={rules} hits={hits} open={filtering} />
        ))}
        {filtering ? null : <Sums />}
      </div>
    </>
  );
}
