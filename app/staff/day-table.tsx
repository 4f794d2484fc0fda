import type { ReactNode } from "react";
import { Columns } from "@/components/staff/columns";
import { longDayText } from "./words/clock";

/** Groups rows, which are in order of time, by their day in the clinic's time zone. */
function byDay<Row extends { startsAt: Date }>(rows: Row[]): [string, Row[]][] {
  const days = new Map<string, Row[]>();
  for (const row of rows) {
    const day = longDayText(row.startsAt);
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return [...days];
}

type Props<Row> = {
  /** In order of time. */
  rows: Row[];
  columns: readonly string[];
  /** Shown when there are no rows. */
  none: string;
  children: (row: Row) => ReactNode;
};

/** The rows of a week in one table, under the name of each day that has rows. */
export function DayTable<Row extends { startsAt: Date }>(props: Props<Row>) {
  if (props.rows.length === 0) return <p className="empty">{props.none}</p>;
  return (
    <table className="plain">
      <Columns names={props.columns} />
      {byDay(props.rows).map(([day, rows]) => (
        <tbody key={day} className="print-whole">
          <tr>
            <th scope="rowgroup" colSpan={props.columns.length} className="day-head">
              {day}
            </th>
          </tr>
          {rows.map(props.children)}
        </tbody>
      ))}
    </table>
  );
}
