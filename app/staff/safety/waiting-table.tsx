import { LevelTag } from "@/components/level-tag";
import { Columns } from "@/components/staff/columns";
import type { Waiting } from "@/lib/safety/summary";
import { targetText } from "../words/target-text";
import { LEVEL_WORDS } from "../words/words";
import { minutesText } from "./figures";
import { IntakeList } from "./intake-list";

/** A cell with its own label, because narrow screens do not show the table head; may be empty. */
function Labelled({ label, children }: { label: string; children: string }) {
  if (!children) return <td />;
  return (
    <td>
      <span className="narrow-label">{label}: </span>
      {children}
    </td>
  );
}

/** How long patients waited until an intake was opened, and which targets were missed. */
export function WaitingTable({ waiting }: { waiting: readonly Waiting[] }) {
  const breached = waiting.flatMap((each) => each.breached);
  return (
    <section className="day" aria-labelledby="waiting">
      <h2 id="waiting">Time to first view, and missed targets</h2>
      <table className="plain">
        <caption>
          A target is missed when no one claimed, called, booked, reviewed or closed the intake in
          time.
        </caption>
        <Columns
          names={[
            "Level",
            "Intakes",
            "Opened",
            "Half opened within",
            "90% opened within",
            "Target",
            "Missed",
          ]}
        />
        <tbody>
          {waiting.map((row) => (
            <tr key={row.level}>
              <th scope="row">
                <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} />
              </th>
              <td>{row.intakes} intakes</td>
              <td>{row.looked} opened</td>
              <Labelled label="Half within">{minutesText(row.medianMinutes)}</Labelled>
              <Labelled label="90% opened within">{minutesText(row.p90Minutes)}</Labelled>
              <Labelled label="Target">{targetText(row.level)}</Labelled>
              <td>{row.breached.length} missed</td>
            </tr>
          ))}
        </tbody>
      </table>
      <IntakeList title="Missed targets" rows={breached} />
    </section>
  );
}
