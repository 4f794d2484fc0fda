import Link from "next/link";
import type { ReactNode } from "react";
import { Columns } from "@/components/staff/columns";
import type { QueueLinks } from "./queue-address";
import { QueueTableRow } from "./queue-row";
import type { RowView } from "./queue-view";

type Props = {
  rows: RowView[];
  /** The most rows per page. */
  pageSize: number;
  me: string;
  mayClaim: boolean;
  links: QueueLinks;
  /** Shown when there are no rows. */
  empty: ReactNode;
};

const COLUMNS = ["Level", "Patient", "Why", "Waiting", "Time left", "Last step", "Assigned to"];

/** The queue as a table that can be read from six feet away. */
export function QueueTable({ rows, pageSize, me, mayClaim, links, empty }: Props) {
  if (rows.length === 0) return empty;
  return (
    <>
      {/* The table keeps its roles when a narrow screen shows its rows as blocks. */}
      <table className="queue" id="queue">
        <caption className="sr-only">Open intakes, most urgent first</caption>
        <Columns names={COLUMNS}>
          <th scope="col">
            <span className="sr-only">Select</span>
          </th>
        </Columns>
        <tbody>
          {rows.map((row) => (
            <QueueTableRow key={row.intakeId} row={row} me={me} mayClaim={mayClaim} />
          ))}
        </tbody>
      </table>
      <nav aria-label="Pages" className="pages">
        {links.previous ? (
          <Link href={links.previous} prefetch={false}>
            Previous {pageSize}
          </Link>
        ) : null}
        {rows.length === pageSize ? (
          <Link href={links.next} prefetch={false}>
            Next {pageSize}
          </Link>
        ) : null}
      </nav>
    </>
  );
}
