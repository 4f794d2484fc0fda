import { type BookableTime, listBookableTimes } from "@/lib/appointment/bookable/queries";
import { type Away, listAway } from "@/lib/appointment/hours/queries";
import { type CalendarRow, type ChosenVisit, listCalendar } from "@/lib/appointment/queries";
import type { VisitType } from "@/lib/appointment/visit-type/queries";
import type { Staff } from "@/lib/auth/staff";
import { LEVELS } from "@/lib/triage/symptoms";

type Scheduler = Staff<"appointment:book">;

export type Free = BookableTime & { visitType: string };
export type CalendarData = { rows: CalendarRow[]; free: Free[]; away: Away[] };

const touches = (a: BookableTime, b: BookableTime) =>
  a.clinicianId === b.clinicianId && a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/**
 * The times that are free between two moments: for the first kind of visit, and where it has none, for
 * the next. Nothing that is kept is left out.
 */
async function freeTimes(
  staff: Scheduler,
  visits: VisitType[],
  range: { from: Date; to: Date },
): Promise<Free[]> {
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
  { moving, ...range }: { from: Date; to: Date; moving: ChosenVisit },
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

/**
 * What a calendar shows between two moments; of the free times only those to which `moving` can be
 * moved, if there is one. Records the view in the audit log.
 */
export async function loadCalendar(
  staff: Scheduler,
  visits: VisitType[],
  { moving, ...range }: { from: Date; to: Date; moving: ChosenVisit | null },
): Promise<CalendarData> {
  const { from, to } = range;
  const [rows, free, away] = await Promise.all([
    listCalendar(staff, from, to),
    moving ? timesToMove(staff, visits, { ...range, moving }) : freeTimes(staff, visits, range),
    listAway(staff, from, to),
  ]);
  return { rows, free, away };
}
