import { LevelTag } from "@/components/level-tag";
import { Columns } from "@/components/staff/columns";
import type { RuleUse } from "@/lib/safety/summary";
import { ruleById } from "@/lib/triage/rules/all";
import { LEVEL_WORDS, plainWords } from "../words/words";
import { shareText } from "./figures";

/** How often each rule fired and decided, and how often a clinician then agreed. */
export function RuleUseTable({ uses }: { uses: readonly RuleUse[] }) {
  return (
    <section className="day" aria-labelledby="rule-use">
      <h2 id="rule-use">Rule performance</h2>
      {uses.length === 0 ? <p className="empty">No rules fired in this period.</p> : null}
      <details>
        <summary>Rules that fired ({uses.length})</summary>
        <table className="plain">
          <Columns
            names={[
              "Rule",
              "Level",
              "Fired",
              "Decided",
              "When it decided, the clinician chose this level or higher (95% interval)",
            ]}
          />
          <tbody>
            {uses.map(({ id, level, fired, decided, confirmed }) => (
              <tr key={id}>
                <th scope="row">
                  {ruleById(id)?.staff ?? plainWords(id)}
                  <span className="reference">
                    {level ? <a href={`/staff/rules#${id}`}>{id}</a> : `${id}, a former rule`}
                  </span>
                </th>
                <td>{level ? <LevelTag level={level} label={LEVEL_WORDS[level]} /> : null}</td>
                <td className="nowrap">{fired === 1 ? "once" : `${fired} times`}</td>
                <td className="nowrap">{decided} decided</td>
                <td>{shareText(confirmed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
