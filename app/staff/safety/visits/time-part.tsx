import { LEVEL_WORDS } from "@/app/staff/words/words";
import { LevelTag } from "@/components/level-tag";
import { IntervalLine } from "@/components/staff/charts/interval-line";
import { Columns } from "@/components/staff/columns";
import { durationWords } from "@/lib/queue/time-left";
import { onLogScale } from "@/lib/safety/looks";
import type { TimeToVisit } from "@/lib/safety/visits/queries";
import { Cell } from "./cell";

const NOT_KNOWN = "Not known yet";
/** Of fewer cases a percentile says more than is known. */
const FEWEST_FOR_NINETIETH = 10;

const [HOUR, TWELVE_WEEKS] = [3_600, 12 * 7 * 86_400];
const visitAt = (seconds: number) => onLogScale(seconds, HOUR, TWELVE_WEEKS);

const timeWords = (seconds: number | null) =>
  seconds === null ? NOT_KNOWN : durationWords(seconds * 1000);

function Row({ row }: { row: TimeToVisit }) {
  const { intakes, seen, ahead } = row;
  return (
    <tr>
      <th scope="row">
        <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} />
      </th>
      <td className="share-cell">
        {row.median !== null && row.ninetieth !== null && seen >= FEWEST_FOR_NINETIETH ? (
          <IntervalLine
            low={visitAt(row.median)}
            value={visitAt(row.median)}
            high={visitAt(row.ninetieth)}
            label={`Half seen within ${timeWords(row.median)}, nine of ten within ${timeWords(row.ninetieth)}`}
          />
        ) : null}
      </td>
      <Cell label="Intakes">{String(intakes)}</Cell>
      <Cell label="Seen">{`${seen} of ${intakes}`}</Cell>
      <Cell label="Median">{timeWords(row.median)}</Cell>
      <Cell label="90% within">
        {seen > 0 && seen < FEWEST_FOR_NINETIETH ? "Too few" : timeWords(row.ninetieth)}
      </Cell>
      <Cell label="Not seen yet">{`${intakes - seen}, ${ahead} of them with a visit ahead`}</Cell>
    </tr>
  );
}

/** How long it took from the intake to the first visit to which the patient came, by level. */
export function TimePart({ times }: { times: readonly TimeToVisit[] }) {
  return (
    <section className="safety-whole" aria-labelledby="times">
      <h2 id="times">From the intake to the visit</h2>
      {times.length === 0 ? (
        <p className="empty">No intakes in this time.</p>
      ) : (
        <table className="plain">
          <caption>
            Intakes received in this time, to the first visit to which the patient came. Patients
            who are not seen yet are not in the times: a recent period looks shorter than it is.
          </caption>
          <Columns
            names={[
              "Level",
              "1 hour to 12 weeks, log scale",
              "Intakes",
              "Seen",
              "Median",
              "90% within",
              "Not seen yet",
            ]}
          />
          <tbody>
            {times.map((row) => (
              <Row key={row.level} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
