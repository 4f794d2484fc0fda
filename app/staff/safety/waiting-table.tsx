import { LevelTag } from "@/components/level-tag";
import { Columns } from "@/components/staff/columns";
import type { Waiting } from "@/lib/safety/summary";
import { targetText } from "../words/target-text";
import { LEVEL_WORDS } from "../words/words";
import { shareText } from "./figures";
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

function openedText({ inTime, looked, intakes, pending }: Waiting): string {
  if (!inTime) return pending > 0 ? `${pending} not yet due` : `${looked} of ${intakes} opened`;
  return `${shareText(inTime)}${pending > 0 ? `; ${pending} not yet due` : ""}`;
}

/** How many patients were seen to in time, of all, and which targets were missed. */
export function WaitingTable({ waiting }: { waiting: readonly Waiting[] }) {
  const breached = waiting.flatMap((each) => each.breached);
  return (
    <section className="day" aria-labelledby="waiting">
      <h2 id="waiting">Opened in time, and missed targets</h2>
      <table className="plain">
        <caption>
          A target is missed when no one was in touch with the patient in time: no call in which
          staff spoke to them, and not closed as seen, advised, booked or sent to the emergency
          department. Claiming or opening an intake is not contact.
        </caption>
        <Columns names={["Level", "Intakes", "Target", "Opened in time, of all", "Missed"]} />
        <tbody>
          {waiting.map((row) => (
            <tr key={row.level}>
              <th scope="row">
                <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} />
              </th>
              <td>{row.intakes} intakes</td>
              <Labelled label="Target">{targetText(row.level)}</Labelled>
              <Labelled label="Opened in time">{openedText(row)}</Labelled>
              <td>{row.breached.length} missed</td>
            </tr>
          ))}
        </tbody>
      </table>
      <IntakeList title="Missed targets" rows={breached} />
    </section>
  );
}
