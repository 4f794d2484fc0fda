import type { Metadata } from "next";
import { type CalendarRow, listCalendar } from "@/lib/appointment/queries";
import { requireStaff } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";
import { weekOf } from "@/lib/time";
import { DayTables } from "../day-tables";
import { readWeek } from "../week";
import { WeekLinks } from "../week-links";
import { AppointmentRow } from "./appointment-row";

export const metadata: Metadata = { title: "Calendar" };

/** The follow-ups of a week, by day; prints as a list for the wall. */
export default async function CalendarPage(props: { searchParams: Promise<{ week?: string }> }) {
  const staff = await requireStaff("appointment:book", "/staff/calendar");
  const zone = env().CLINIC_TIME_ZONE;
  const week = weekOf(readWeek((await props.searchParams).week), zone);
  const rows: CalendarRow[] = await listCalendar(staff, week.from, week.to);
  return (
    <>
      <h1>Calendar</h1>
      <WeekLinks path="/staff/calendar" monday={week.monday} />
      <DayTables
        rows={rows}
        columns={["Time", "Clinician", "Visit", "Patient", "Phone", "Level"]}
        none="No follow-ups are booked this week."
      >
        {(row) => <AppointmentRow key={row.id} row={row} />}
      </DayTables>
      <p className="quiet mt-2">Times are in the clinic’s time zone ({zone}).</p>
    </>
  );
}
