import { LevelTag } from "@/components/level-tag";
import { Columns } from "@/components/staff/columns";
import { RULES } from "@/lib/triage/rules/all";
import { rulesOf, type Sum } from "@/lib/triage/rules/words";
import { LEVEL_WORDS } from "../words/words";
import { LogicList } from "./logic-list";
import { logicOf, pointsWords } from "./logic-words";

/** A sum: how much each answer counts, and what the total does. */
export function SumTable({ sum }: { sum: Sum }) {
  return (
    <section className="day" aria-labelledby={`sum-${sum.id}`}>
      <h3 id={`sum-${sum.id}`}>{sum.title}</h3>
      <table className="plain">
        <Columns names={["Counts", "What is told"]} />
        <tbody>
          {sum.units.map(({ points, when }) => (
            <tr key={JSON.stringify(when)}>
              <td className="nowrap">{pointsWords(points)}</td>
              <td>
                <LogicList logic={logicOf(when)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h4>What the total does</h4>
      <ul>
        {rulesOf(sum, RULES).map(({ id, level, when }) => (
          <li key={id}>
            <LevelTag level={level} label={LEVEL_WORDS[level]} /> <a href={`#${id}`}>{id}</a>:{" "}
            <LogicList logic={logicOf(when)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
