import Link from "next/link";
import type { Staff } from "@/lib/auth/staff";
import { QUEUE_PAGE_SIZE, type QueueFilter, type QueueRow } from "@/lib/queue/queries";
import { queueHref } from "./queue-address";
import { QueueTableRow } from "./queue-row";
import { LEVEL_WORDS } from "./words";

type Props = { rows: QueueRow[]; now: Date; staff: Staff<"queue:read">; filter: QueueFilter };

const COLUMNS = ["Level", "Patient", "Why", "Waiting", "Time left", "Who has it"];

function EmptyQueue({ filter }: { filter: QueueFilter }) {
  const what = filter.mine
    ? "You have taken nothing."
    : filter.level
      ? `Nothing open at the level ${LEVEL_WORDS[filter.level]}.`
      : "Nobody is waiting.";
  return <p className="empty">{what} New intakes appear here by themselves.</p>;
}

/** The queue as a table that can be read from two metres. */
export function QueueTable({ rows, now, staff, filter }: Props) {
  if (rows.length === 0) return <EmptyQueue filter={filter} />;
  return (
    <>
      {/* The roles stay when a narrow screen lays the table out as blocks. */}
      <table className="queue" id="queue">
        <caption className="sr-only">Open intakes, most urgent first</caption>
        <thead>
          <tr>
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
        {filter.page > 1 ? (
          <Link href={queueHref({ ...filter, page: filter.page - 1 })} prefetch={false}>
            Previous {QUEUE_PAGE_SIZE}
          </Link>
        ) : null}
        {rows.length === QUEUE_PAGE_SIZE ? (
          <Link href={queueHref({ ...filter, page: filter.page + 1 })} prefetch={false}>
            Next {QUEUE_PAGE_SIZE}
          </Link>
        ) : null}
      </nav>
    </>
  );
}
