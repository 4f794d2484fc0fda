import Link from "next/link";
import { LevelTag } from "@/components/level-tag";
import { Columns } from "@/components/staff/columns";
import type { Rule } from "@/lib/triage/rules/rule";
import { sourceKinds } from "@/lib/triage/rules/source-kind";
import type { Level } from "@/lib/triage/symptoms";
import { SourceLink } from "../source-link";
import { LEVEL_WORDS } from "../words/words";
import { KIND_WORDS } from "./rule-words";

type Props = { level: Level; rules: readonly Rule[]; hits: ReadonlyMap<string, number> };

const timesText = (times: number) => (times === 1 ? "once" : `${times} times`);

/** The rules of one level, in the order of the source code. */
export function RuleTable({ level, rules, hits }: Props) {
  return (
    <section className="day" aria-labelledby={`rules-${level}`}>
      <h2 id={`rules-${level}`}>
        <LevelTag level={level} label={LEVEL_WORDS[level]} /> {rules.length} rules
      </h2>
      <table className="plain">
        <Columns names={["Rule", "Screens for", "Source", "Fired"]} />
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id} id={rule.id}>
              <th scope="row">
                {rule.staff}
                <span className="reference">{rule.id}</span>{" "}
                <Link
                  href={`/staff/rules?rule=${rule.id}`}
                  prefetch={false}
                  aria-label={`When it fires: ${rule.staff}`}
                >
                  When it fires
                </Link>
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
    </section>
  );
}
