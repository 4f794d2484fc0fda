import Link from "next/link";
import type { Staff } from "@/lib/auth/staff";
import { QUEUE_PAGE_SIZE, type QueueRow } from "@/lib/queue/queries";
import type { ActiveFilter } from "./filter-words";
import { type QueuePlace, queueHref } from "./queue-address";
import { FilterChips } from "./queue-filters";
import { QueueTableRow } from "./queue-row";

type Props = {
  rows: QueueRow[];
  now: Date;
  staff: Staff<"queue:read">;
  place: QueuePlace;
  active: ActiveFilter[];
};

const COLUMNS = ["Level", "Patient", "Why", "Waiting", "Time left", "Who has it"];

function EmptyQueue({ active }: { active: ActiveFilter[] }) {
  if (active.length === 0)
    return <p className="empty">Nobody is waiting. New intakes appear here by themselves.</p>;
  return (
    <div className="empty">
      <p>
        Nothing open fits {active.length === 1 ? "this filter" : "all of these filters"}. Take{" "}
        {active.length === 1 ? "it" : "one"} away to see more:
      </p>
      <FilterChips active={active} />
    </div>
  );
}

/** The queue as a table that can be read from two metres. */
export function QueueTable({ rows, now, staff, place: { filter, page }, active }: Props) {
  if (rows.length === 0) return <EmptyQueue active={active} />;
  return (
    <>
      {/* The roles stay when a narrow screen lays the table out as blocks. */}
      <table className="queue" id="queue">
        <caption className="sr-only">Open intakes, most urgent first</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Tick</span>
            </th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <QueueTableRow key={row.intakeId} row={row} now={now} staff={staff} />
          ))}
        </tbody>
      </table>
      <nav aria-label="Pages" className="pages">
        {page > 1 ? (
          <Link href={queueHref(filter, page - 1)} prefetch={false}>
            Previous {QUEUE_PAGE_SIZE}
          </Link>
        ) : null}
        {rows.length === QUEUE_PAGE_SIZE ? (
          <Link href={queueHref(filter, page + 1)} prefetch={false}>
            Next {QUEUE_PAGE_SIZE}
          </Link>
        ) : null}
      </nav>
    </>
  );
}
