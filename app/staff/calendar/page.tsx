import type { Metadata } from "next";
import { listVisitTypes } from "@/lib/appointment/hours/queries";
import { listCalendar } from "@/lib/appointment/queries";
import { listClinicians, type NamedPerson } from "@/lib/auth/queries";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { env } from "@/lib/env";
import { dateIn, daysLater, startOfDay, weekOf } from "@/lib/time";
import { DayTables } from "../day-tables";
import { readWeek } from "../week";
import { dateText, dayText, longDayText } from "../words/clock";
import { AppointmentRow } from "./appointment-row";
import { CalendarNav, type Shown, VIEWS } from "./calendar-nav";
import { CalendarGrid, type Column } from "./grid";
import { loadCalendar } from "./load";

export const metadata: Metadata = { title: "Calendar" };

type Scheduler = Staff<"appointment:book">;

/** The booked follow-ups of a week, by day; prints as a list for the wall. */
async function List({ staff, monday }: { staff: Scheduler; monday: string }) {
  const week = weekOf(monday, env().CLINIC_TIME_ZONE);
  return (
    <DayTables
      rows={await listCalendar(staff, week.from, week.to)}
      columns={["Time", "Clinician", "Visit", "Patient", "Phone", "Level"]}
      none="No follow-ups are booked this week."
    >
      {(row) => <AppointmentRow key={row.id} row={row} />}
    </DayTables>
  );
}

function columnsOf({ view, date, clinicianId }: Shown, clinicians: NamedPerson[]): Column[] {
  if (view === "day")
    return clinicians.map(({ id, name }) => ({
      ...{ key: id, name, head: name, clinicianId: id, date },
    }));
  if (!clinicianId) return [];
  return Array.from({ length: 7 }, (_, at) => {
    const day = daysLater(date, at);
    const name = dayText(startOfDay(day, env().CLINIC_TIME_ZONE));
    return { key: day, name, head: name, clinicianId, date: day };
  });
}

async function Grid({
  staff,
  shown,
  clinicians,
}: {
  staff: Scheduler;
  shown: Shown;
  clinicians: NamedPerson[];
}) {
  const zone = env().CLINIC_TIME_ZONE;
  const columns = columnsOf(shown, clinicians);
  if (columns.length === 0) return <p className="empty">No clinician works here yet.</p>;
  const days = shown.view === "day" ? 1 : 7;
  const range = {
    from: startOfDay(shown.date, zone),
    to: startOfDay(daysLater(shown.date, days), zone),
  };
  const data = await loadCalendar(staff, await listVisitTypes(staff), range);
  return <CalendarGrid columns={columns} data={data} zone={zone} now={new Date()} />;
}

function readShown(
  search: { view?: string; week?: string; clinician?: string },
  clinicians: NamedPerson[],
  own: string,
): Shown {
  const view = VIEWS.find((each) => each === search.view) ?? "day";
  const date = readWeek(search.week);
  const known = (id: string | undefined) => clinicians.find((each) => each.id === id)?.id;
  return {
    view,
    date: view === "day" ? date : weekOf(date, env().CLINIC_TIME_ZONE).monday,
    clinicianId: known(search.clinician) ?? known(own) ?? clinicians[0]?.id ?? null,
  };
}

/** The follow-ups of a day or a week, as a calendar or as a list. */
export default async function CalendarPage(props: {
  searchParams: Promise<{ view?: string; week?: string; clinician?: string }>;
}) {
  const staff = await requireStaff("appointment:book", "/staff/calendar");
  const zone = env().CLINIC_TIME_ZONE;
  const planner = alsoHolds(staff, "availability:manage");
  const clinicians = planner ? await listClinicians(planner) : [];
  const shown = readShown(await props.searchParams, clinicians, staff.id);
  const title =
    shown.view === "day"
      ? longDayText(startOfDay(shown.date, zone))
      : `Week of ${dateText(shown.date)}`;
  return (
    <>
      <h1>Calendar</h1>
      <CalendarNav
        shown={shown}
        today={dateIn(zone, new Date())}
        title={title}
        clinicians={clinicians}
      />
      {shown.view === "list" ? (
        <List staff={staff} monday={shown.date} />
      ) : (
        <Grid staff={staff} shown={shown} clinicians={clinicians} />
      )}
      <p className="quiet mt-2">Times are in the clinic’s time zone ({zone}).</p>
    </>
  );
}
