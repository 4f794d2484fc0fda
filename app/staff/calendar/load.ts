import { type BookableTime, listBookableTimes } from "@/lib/appointment/bookable/queries";
import { type Away, listAway } from "@/lib/appointment/hours/queries";
import { type CalendarRow, type ChosenVisit, listCalendar } from "@/lib/appointment/queries";
import type { VisitType } from "@/lib/appointment/visit-type/queries";
import type { Staff } from "@/lib/auth/staff";
import { LEVELS, type Level } from "@/lib/triage/symptoms";

type Scheduler = Staff<"appointment:book">;
type Range = { from: Date; to: Date };

/** What a time is chosen for. */
export type Choosing = "move" | "book" | null;

export type Free = BookableTime & { visitType: string };
export type CalendarData = { rows: CalendarRow[]; free: Free[]; away: Away[] };

/** For whom times are looked for: a visit that is to be moved, or a person who is to be booked. */
export type Wanted = { moving: ChosenVisit } | { visit: VisitType; level: Level } | null;

const touches = (a: BookableTime, b: BookableTime) =>
  a.clinicianId === b.clinicianId && a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/**
 * The times that are free between two moments: for the first kind of visit, and where it has none, for
 * the next. Nothing that is kept is left out.
 */
async function freeTimes(staff: Scheduler, visits: VisitType[], range: Range): Promise<Free[]> {
  const free: Free[] = [];
  for (const visit of visits) {
    // The most severe of its levels may take every time that is kept.
    const [level = "EMERGENCY"] = LEVELS.filter((each) => visit.levels.includes(each));
    const offers = await listBookableTimes(staff, { ...range, visit, level });
    const more = offers.filter((offer) => !free.some((known) => touches(known, offer)));
    free.push(...more.map((offer) => ({ ...offer, visitType: visit.name })));
  }
  return free;
}

/** The times between two moments to which a visit can be moved. */
async function timesToMove(
  staff: Scheduler,
  visits: VisitType[],
  { moving, ...range }: Range & { moving: ChosenVisit },
): Promise<Free[]> {
  const visit = visits.find(({ id }) => id === moving.visitTypeId);
  if (!visit) return [];
  const offers = await listBookableTimes(staff, {
    ...range,
    visit,
    level: moving.level,
    moves: moving.id,
  });
  const isNow = ({ clinicianId, startsAt }: BookableTime) =>
    clinicianId === moving.clinicianId && startsAt.getTime() === moving.startsAt.getTime();
  return offers
    .filter((offer) => !isNow(offer))
    .map((offer) => ({ ...offer, visitType: visit.name }));
}

async function timesFor(staff: Scheduler, visits: VisitType[], range: Range, wanted: Wanted) {
  if (!wanted) return freeTimes(staff, visits, range);
  if ("moving" in wanted) return timesToMove(staff, visits, { ...range, ...wanted });
  const offers = await listBookableTimes(staff, { ...range, ...wanted });
  return offers.map((offer) => ({ ...offer, visitType: wanted.visit.name }));
}

/**
 * What a calendar shows between two moments; of the free times only those that fit who is `wanted`, if
 * anybody is. Records the view in the audit log.
 */
export async function loadCalendar(
  staff: Scheduler,
  visits: VisitType[],
  { wanted, ...range }: Range & { wanted: Wanted },
): Promise<CalendarData> {
  const { from, to } = range;
  const [rows, free, away] = await Promise.all([
    listCalendar(staff, from, to),
    timesFor(staff, visits, range, wanted),
    listAway(staff, from, to),
  ]);
  return { rows, free, away };
}
