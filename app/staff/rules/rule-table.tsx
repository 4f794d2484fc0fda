import Link from "next/link";
import { LevelTag } from "@/components/level-tag";
import { Columns } from "@/components/staff/columns";
import type { Rule } from "@/lib/triage/rules/rule";
import { sourceKinds } from "@/lib/triage/rules/source-kind";
import type { Level } from "@/lib/triage/symptoms";
import { SourceLink } from "../source-link";
import { LEVEL_WORDS } from "../words/words";
import { KIND_WORDS } from "./rule-words";

type Props = {
  level: Level;
  rules: readonly Rule[];
  hits: ReadonlyMap<string, number>;
  open: boolean;
};

const timesText = (times: number) => (times === 1 ? "once" : `${times} times`);

function countText(rules: readonly Rule[], hits: Props["hits"]): string {
  const fired = rules.filter(({ id }) => hits.has(id)).length;
  return `${rules.length} ${rules.length === 1 ? "rule" : "rules"}, ${fired} fired in 90 days`;
}

/**
 * The rules of one level, in the order of the source code, behind their number. A link to one of them opens
 * it: the browser does.
 */
export function RuleTable({ level, rules, hits, open }: Props) {
  return (
    <section aria-labelledby={`rules-${level}`}>
      <details className="folded" open={open}>
        <summary>
          <h2 id={`rules-${level}`} className="flex flex-wrap items-center gap-2">
            <LevelTag level={level} label={LEVEL_WORDS[level]} /> {countText(rules, hits)}
          </h2>
        </summary>
        <table className="plain">
          <Columns names={["Rule", "Screens for", "Source", "Fired"]} />
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.id} id={rule.id}>
                <th scope="row">
                  {rule.staff}
                  <span className="reference">
                    {rule.id}{" "}
                    <Link
                      href={`/staff/rules?rule=${rule.id}`}
                      prefetch={false}
                      aria-label={`When it fires: ${rule.staff}`}
                    >
                      When it fires
                    </Link>
                  </span>
                </th>
                <td>{rule.screensFor}</td>
                <td className="detail">
                  <b>
                    {sourceKinds(rule.source)
                      .map((kind) => KIND_WORDS[kind])
                      .join(", ")}
                  </b>
                  : <SourceLink text={rule.source} />
                </td>
                <td className="nowrap">{timesText(hits.get(rule.id) ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
