import type { Metadata } from "next";
import { type CalendarRow, listCalendar } from "@/lib/appointment/queries";
import { weekOf } from "@/lib/appointment/slots";
import { requireStaff } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";
import { byDay } from "../by-day";
import { readWeek } from "../week";
import { WeekLinks } from "../week-links";
import { CalendarDay } from "./calendar-day";

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
      {rows.length === 0 ? <p className="empty">No follow-up is booked in this week.</p> : null}
      {byDay(rows).map(([day, appointments]) => (
        <CalendarDay key={day} day={day} appointments={appointments} />
      ))}
      <p className="quiet">Times are those of the clinic ({zone}).</p>
    </>
  );
}
