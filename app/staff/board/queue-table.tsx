import Link from "next/link";
import type { ReactNode } from "react";
import { Columns } from "@/components/staff/columns";
import { SORT_WORDS } from "../words/filter-words";
import { Pinned } from "./pinned";
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

const COLUMNS = [
  "Level",
  "Patient",
  "Why",
  "Time left, waiting",
  "Last or next step",
  "Assigned to",
];
const WIDTHS = ["pick", "level", "who", "why", "time", "step", "holder"];

type RowsProps = Pick<Props, "rows" | "me" | "mayClaim" | "links"> & {
  name: string;
  alarms?: boolean;
};

/** The tables keep their roles when a narrow screen shows their rows as blocks. */
function Rows({ rows, me, mayClaim, links, name, alarms = false }: RowsProps) {
  return (
    <table className={`queue${alarms ? " alarms" : ""}`}>
      <caption className="sr-only">{name}</caption>
      <colgroup>
        {WIDTHS.map((width) => (
          <col key={width} className={`w-${width}`} />
        ))}
      </colgroup>
      <Columns names={COLUMNS}>
        <th scope="col">
          <span className="sr-only">Select</span>
        </th>
      </Columns>
      <tbody>
        {rows.map((row) => (
          <QueueTableRow key={row.intakeId} row={row} {...{ me, mayClaim, links }} />
        ))}
      </tbody>
    </table>
  );
}

/** The queue: what rings is pinned above the list, and stays in sight when the list scrolls. */
export function QueueTable({ rows, pageSize, me, mayClaim, links, empty }: Props) {
  if (rows.length === 0) return empty;
  const order = links.sorts.find(({ current }) => current)?.key ?? "urgency";
  const [ringing, others] = [rows.filter((row) => row.alarm), rows.filter((row) => !row.alarm)];
  return (
    <div id="queue">
      {ringing.length > 0 ? (
        <Pinned ids={ringing.map(({ intakeId }) => intakeId)}>
          <Rows
            alarms
            name="Unacknowledged, first of all"
            {...{ rows: ringing, me, mayClaim, links }}
          />
        </Pinned>
      ) : null}
      {others.length > 0 ? (
        <Rows
          name={`Open intakes, ${SORT_WORDS[order].toLowerCase()}`}
          {...{ rows: others, me, mayClaim, links }}
        />
      ) : null}
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
    </div>
  );
}
