import { Columns } from "@/components/staff/columns";
import { share } from "@/lib/safety/agreement";
import type { Outcomes, VisitReport } from "@/lib/safety/visits/queries";
import { shareText } from "../figures";
import { Cell } from "./cell";

const sum = (a: Outcomes, b: Outcomes) => ({
  came: a.came + b.came,
  missed: a.missed + b.missed,
  cancelled: a.cancelled + b.cancelled,
  unknown: a.unknown + b.unknown,
});

function Row({ name, row }: { name: string; row: Omit<Outcomes, "reminded"> }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <Cell label="Did not come">{shareText(share(row.missed, row.missed + row.came))}</Cell>
      <Cell label="Came">{String(row.came)}</Cell>
      <Cell label="Canceled">{String(row.cancelled)}</Cell>
      <Cell label="Not recorded">{String(row.unknown)}</Cell>
    </tr>
  );
}

/** How many patients did not come, of all whose visit was recorded, with and without a reminder. */
export function OutcomePart({ reminded, unreminded }: VisitReport) {
  return (
    <section className="safety-whole" aria-labelledby="no-shows">
      <h2 id="no-shows">No-shows, and what reminders do</h2>
      <table className="plain">
        <caption>
          Visits that have begun. Shares are of the visits of which someone recorded whether the
          patient came. Patients who agreed to reminders may differ from the others, so the
          difference is not the effect of the reminder alone.
        </caption>
        <Columns names={["Visits", "Did not come", "Came", "Canceled", "Not recorded"]} />
        <tbody>
          <Row name="All" row={sum(reminded, unreminded)} />
          <Row name="With a reminder" row={reminded} />
          <Row name="Without one" row={unreminded} />
        </tbody>
      </table>
    </section>
  );
}
