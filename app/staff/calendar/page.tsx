import type { Metadata } from "next";
import { findCalendarVisit, listCalendar, MOST_VISITS } from "@/lib/appointment/queries";
import { listToBook } from "@/lib/appointment/to-book/queries";
import { listVisitTypes, type VisitType } from "@/lib/appointment/visit-type/queries";
import { listClinicians, type NamedPerson } from "@/lib/auth/queries";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { env } from "@/lib/env";
import { dateIn, daysLater, startOfDay, weekOf } from "@/lib/time";
import { DayTable } from "../day-table";
import { readWeek } from "../week";
import { dateText, dayText, longDayText } from "../words/clock";
import { AppointmentRow } from "./appointment-row";
import { CalendarDrag } from "./calendar-drag";
import { CalendarKeys } from "./calendar-keys";
import { CalendarNav, type Shown, VIEWS } from "./calendar-nav";
import { CalendarGrid, type Column } from "./grid";
import { type CalendarData, type Choosing, loadCalendar, type Wanted } from "./load";
import { loadPerson } from "./load-person";
import { peopleOf } from "./people";
import { PersonPanel } from "./person-panel";
import { ToBookList } from "./to-book";
import { isMovable, VisitPanel } from "./visit-panel";

export const metadata: Metadata = { title: "Calendar" };

type Scheduler = Staff<"appointment:book">;

/** The booked follow-ups of a week, by day; prints as a list for the wall. */
async function List({ staff, monday }: { staff: Scheduler; monday: string }) {
  const week = weekOf(monday, env().CLINIC_TIME_ZONE);
  const now = clockNow();
  const rows = await listCalendar(staff, week.from, week.to);
  return (
    <>
      {rows.length === MOST_VISITS ? (
        <p className="flag">Only the first {MOST_VISITS} visits of this week are shown.</p>
      ) : null}
      <DayTable
        rows={rows}
        columns={["Time", "Clinician", "Visit", "Patient", "Phone", "Level", "Status"]}
        none="No follow-ups are booked this week."
      >
        {(row) => <AppointmentRow key={row.id} row={row} now={now} />}
      </DayTable>
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

type Search = Partial<
  Record<"view" | "week" | "clinician" | "visit" | "book" | "kind" | "to" | "told" | "from", string>
>;

function readDays(search: Search): Pick<Shown, "view" | "date"> {
  const view = VIEWS.find((each) => each === search.view) ?? "day";
  const date = readWeek(search.week);
  return { view, date: view === "day" ? date : weekOf(date, env().CLINIC_TIME_ZONE).monday };
}

function readTold({ told, from }: Search): Shown["told"] {
  if (from) return { movedFrom: from };
  return told === "booked" ? { booked: true } : undefined;
}

type Loaded = { data: CalendarData | null; people: NamedPerson[] };

/** What the grid of a day or a week shows, and who is in it; the list needs neither. */
async function loadGrid(
  staff: Scheduler,
  { view, date }: Pick<Shown, "view" | "date">,
  { visits, wanted }: { visits: VisitType[]; wanted: Wanted },
): Promise<Loaded> {
  if (view === "list") return { data: null, people: [] };
  const zone = env().CLINIC_TIME_ZONE;
  const range = {
    from: startOfDay(date, zone),
    to: startOfDay(daysLater(date, view === "day" ? 1 : 7), zone),
  };
  const planner = alsoHolds(staff, "availability:manage");
  const [data, clinicians] = await Promise.all([
    loadCalendar(staff, visits, { ...range, wanted }),
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
  choosing: Choosing;
  now: Date;
};

function Grid({ people, ...props }: Drawn) {
  const columns = columnsOf(props.shown, people);
  if (columns.length === 0) return <p className="empty">No clinician works here yet.</p>;
  return <CalendarGrid columns={columns} zone={env().CLINIC_TIME_ZONE} {...props} />;
}

/** What is chosen gets the focus: what was done with it, the question, or its panel. */
function focusOf({ visitId, intakeId, to, told }: Shown): string | null {
  if (told && visitId) return "told";
  if (to && (visitId || intakeId)) return "question";
  if (visitId) return "visit";
  return intakeId ? "person" : null;
}

/** The visit or the person that somebody chose; with neither, who is to be booked. */
async function loadChosen(staff: Scheduler, search: Search, now: Date) {
  const zone = env().CLINIC_TIME_ZONE;
  const visits = await listVisitTypes(staff);
  const visit = search.visit ? await findCalendarVisit(staff, search.visit) : null;
  const person =
    search.book && !visit
      ? await loadPerson(staff, { intakeId: search.book, kindId: search.kind, visits })
      : null;
  const toBook = visit || person ? null : await listToBook(staff, { now, zone });
  // An old address, or a page that is opened again, says nothing of what is long done.
  const told = visit?.justBooked ? readTold(search) : undefined;
  return { visits, visit, person, toBook, told };
}

type Chosen = Awaited<ReturnType<typeof loadChosen>>;

/**
 * The visit or the person that a free time would be booked for; null: nobody is chosen, or the visit has
 * just been moved.
 */
function wantedOf({ visit, person, told }: Chosen, now: Date): Wanted {
  if (visit) return !told && isMovable(visit, now) ? { moving: visit } : null;
  return person && { visit: person.visit, level: person.level };
}

const chosenIn = ({ visit, person, told }: Chosen, { to, kind }: Search) => ({
  ...(visit ? { visitId: visit.id, to, told } : {}),
  ...(person ? { intakeId: person.intakeId, to, kindId: kind } : {}),
});

/** The follow-ups of a day or a week, as a calendar or as a list; beside it who is to be booked. */
export default async function CalendarPage(props: { searchParams: Promise<Search> }) {
  const staff = await requireStaff("appointment:book", "/staff/calendar");
  const [zone, now] = [env().CLINIC_TIME_ZONE, clockNow()];
  const search = await props.searchParams;
  const days = readDays(search);
  const chosen = await loadChosen(staff, search, now);
  const { visits, toBook, visit, person } = chosen;
  const wanted = wantedOf(chosen, now);
  const { data, people } = await loadGrid(staff, days, { visits, wanted });
  const clinicianId = clinicianIn(people, search.clinician, staff.id);
  const shown: Shown = { ...days, clinicianId, ...chosenIn(chosen, search) };
  const free = data?.free ?? [];
  const choosing = wanted && ("moving" in wanted ? "move" : "book");
  const title =
    shown.view === "day"
      ? longDayText(startOfDay(shown.date, zone))
      : `Week of ${dateText(shown.date)}`;
  return (
    <>
      <CalendarNav shown={shown} today={dateIn(zone, now)} title={title} clinicians={people} />
      <div className="cal-page">
        {visit ? <VisitPanel key={visit.id} {...{ visit, shown, free, now }} /> : null}
        {person ? <PersonPanel key={person.intakeId} {...{ person, shown, free }} /> : null}
        <div className="cal-main">
          {data?.rows.length === MOST_VISITS ? (
            <p className="flag">Only the first {MOST_VISITS} visits of these days are shown.</p>
          ) : null}
          {data ? (
            <Grid {...{ people, data, shown, choosing, now }} />
          ) : (
            <List staff={staff} monday={shown.date} />
          )}
          <p className="quiet mt-2">Times are in the clinic’s time zone ({zone}).</p>
        </div>
        {toBook ? <ToBookList {...toBook} shown={shown} now={now} /> : null}
      </div>
      <CalendarKeys
        focus={focusOf(shown)}
        of={JSON.stringify([shown.visitId, shown.intakeId, shown.to, shown.told])}
      />
      <CalendarDrag />
    </>
  );
}
