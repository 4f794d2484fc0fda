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

/** The rows of a week, with a table for each day that has rows. */
export function DayTables<Row extends { startsAt: Date }>(props: Props<Row>) {
  if (props.rows.length === 0) return <p className="empty">{props.none}</p>;
  return byDay(props.rows).map(([day, rows]) => (
    <section key={day} aria-label={day} className="day print-whole">
      <h3>{day}</h3>
      <table className="plain">
        <Columns names={props.columns} />
        <tbody>{rows.map(props.children)}</tbody>
      </table>
    </section>
  ));
}
