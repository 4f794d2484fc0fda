import { LevelTag } from "@/components/level-tag";
import { Columns } from "@/components/staff/columns";
import type { Rule } from "@/lib/triage/rules/rule";
import type { Level } from "@/lib/triage/symptoms";
import { SourceLink } from "../source-link";
import { LEVEL_WORDS } from "../words/words";

type Props = { level: Level; rules: readonly Rule[]; hits: ReadonlyMap<string, number> };

const timesText = (times: number) => (times === 1 ? "once" : `${times} times`);

/** The rules of one level, in the order of the source code. */
export function RuleTable({ level, rules, hits }: Props) {
  if (rules.length === 0) return null;
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
                <span className="reference">{rule.id}</span>
              </th>
              <td>{rule.screensFor}</td>
              <td className="detail">
                <SourceLink text={rule.source} />
              </td>
              <td className="nowrap">{timesText(hits.get(rule.id) ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
