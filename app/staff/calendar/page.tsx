import type { Metadata } from "next";
import Link from "next/link";
import {
  type ChosenVisit,
  findCalendarVisit,
  listCalendar,
  MOST_VISITS,
} from "@/lib/appointment/queries";
import { listVisitTypes } from "@/lib/appointment/visit-type/queries";
import { listClinicians, type NamedPerson } from "@/lib/auth/queries";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { env } from "@/lib/env";
import { dateIn, daysLater, startOfDay, weekOf } from "@/lib/time";
import { DayTables } from "../day-tables";
import { readWeek } from "../week";
import { dateText, dayText, longDayText } from "../words/clock";
import { AppointmentRow } from "./appointment-row";
import { CalendarKeys } from "./calendar-keys";
import { CalendarNav, type Shown, VIEWS } from "./calendar-nav";
import { CalendarGrid, type Column } from "./grid";
import { type CalendarData, loadCalendar } from "./load";
import { peopleOf } from "./people";
import { isMovable, VisitPanel } from "./visit-panel";

export const metadata: Metadata = { title: "Calendar" };

type Scheduler = Staff<"appointment:book">;

/** The booked follow-ups of a week, by day; prints as a list for the wall. */
async function List({ staff, monday }: { staff: Scheduler; monday: string }) {
  const week = weekOf(monday, env().CLINIC_TIME_ZONE);
  const now = new Date();
  const rows = await listCalendar(staff, week.from, week.to);
  return (
    <>
      {rows.length === MOST_VISITS ? (
        <p className="flag">Only the first {MOST_VISITS} visits of this week are shown.</p>
      ) : null}
      <DayTables
        rows={rows}
        columns={["Time", "Clinician", "Visit", "Patient", "Phone", "Level", "Status"]}
        none="No follow-ups are booked this week."
      >
        {(row) => <AppointmentRow key={row.id} row={row} now={now} />}
      </DayTables>
    </>
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

type Search = { view?: string; week?: string; clinician?: string; visit?: string; to?: string };

function readDays(search: Search): Pick<Shown, "view" | "date"> {
  const view = VIEWS.find((each) => each === search.view) ?? "day";
  const date = readWeek(search.week);
  return { view, date: view === "day" ? date : weekOf(date, env().CLINIC_TIME_ZONE).monday };
}

type Loaded = { data: CalendarData | null; people: NamedPerson[] };

/** What the grid of a day or a week shows, and who is in it; the list needs neither. */
async function loadGrid(
  staff: Scheduler,
  { view, date }: Pick<Shown, "view" | "date">,
  moving: ChosenVisit | null,
): Promise<Loaded> {
  if (view === "list") return { data: null, people: [] };
  const zone = env().CLINIC_TIME_ZONE;
  const range = {
    from: startOfDay(date, zone),
    to: startOfDay(daysLater(date, view === "day" ? 1 : 7), zone),
  };
  const planner = alsoHolds(staff, "availability:manage");
  const [data, clinicians] = await Promise.all([
    listVisitTypes(staff).then((visits) => loadCalendar(staff, visits, { ...range, moving })),
    planner ? listClinicians(planner) : [],
  ]);
  return { data, people: peopleOf(clinicians, data.rows) };
}

/** Whose week is shown: who was asked for, or else the person's own, or else the first. */
function clinicianIn(people: NamedPerson[], wanted: string | undefined, own: string) {
  const known = (id: string | undefined) => people.find((each) => each.id === id)?.id;
  return known(wanted) ?? known(own) ?? people[0]?.id ?? null;
}

type Drawn = {
  people: NamedPerson[];
  data: CalendarData;
  shown: Shown;
  moving: boolean;
  now: Date;
};

function Grid({ people, ...props }: Drawn) {
  const columns = columnsOf(props.shown, people);
  if (columns.length === 0) return <p className="empty">No clinician works here yet.</p>;
  return <CalendarGrid columns={columns} zone={env().CLINIC_TIME_ZONE} {...props} />;
}

/** What is chosen gets the focus: the question, else the panel of the visit. */
function focusOf({ visitId, to }: Shown): string | null {
  if (!visitId) return null;
  return to ? "move-question" : "visit";
}

/** The follow-ups of a day or a week, as a calendar or as a list. */
export default async function CalendarPage(props: { searchParams: Promise<Search> }) {
  const staff = await requireStaff("appointment:book", "/staff/calendar");
  const [zone, now] = [env().CLINIC_TIME_ZONE, new Date()];
  const search = await props.searchParams;
  const days = readDays(search);
  const visit = search.visit ? await findCalendarVisit(staff, search.visit) : null;
  const moving = visit && isMovable(visit, now) ? visit : null;
  const { data, people } = await loadGrid(staff, days, moving);
  const clinicianId = clinicianIn(people, search.clinician, staff.id);
  const shown = { ...days, clinicianId, ...(visit ? { visitId: visit.id, to: search.to } : {}) };
  const title =
    shown.view === "day"
      ? longDayText(startOfDay(shown.date, zone))
      : `Week of ${dateText(shown.date)}`;
  return (
    <>
      <h1>Calendar</h1>
      <p className="print:hidden">
        <Link href="/staff/calendar/waiting" prefetch={false}>
          Waiting list
        </Link>
      </p>
      <CalendarNav shown={shown} today={dateIn(zone, now)} title={title} clinicians={people} />
      {visit ? (
        <VisitPanel key={visit.id} visit={visit} shown={shown} free={data?.free ?? []} now={now} />
      ) : null}
      {data?.rows.length === MOST_VISITS ? (
        <p className="flag">Only the first {MOST_VISITS} visits of these days are shown.</p>
      ) : null}
      {data ? (
        <Grid people={people} data={data} shown={shown} moving={moving !== null} now={now} />
      ) : (
        <List staff={staff} monday={shown.date} />
      )}
      <CalendarKeys focus={focusOf(shown)} of={`${shown.visitId} ${shown.to}`} />
      <p className="quiet mt-2">Times are in the clinic’s time zone ({zone}).</p>
    </>
  );
}
