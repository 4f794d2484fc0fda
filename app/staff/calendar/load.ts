import { type Away, listAway } from "@/lib/appointment/hours/queries";
import { listOffers, type Offer } from "@/lib/appointment/offers/queries";
import { type CalendarRow, listCalendar } from "@/lib/appointment/queries";
import type { VisitType } from "@/lib/appointment/visit-type/queries";
import type { Staff } from "@/lib/auth/staff";
import { LEVELS } from "@/lib/triage/symptoms";

type Scheduler = Staff<"appointment:book">;

export type Free = Offer & { visitType: string };
export type CalendarData = { rows: CalendarRow[]; free: Free[]; away: Away[] };

const touches = (a: Offer, b: Offer) =>
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
    const offers = await listOffers(staff, { ...range, visit, level });
    const more = offers.filter((offer) => !free.some((known) => touches(known, offer)));
    free.push(...more.map((offer) => ({ ...offer, visitType: visit.name })));
  }
  return free;
}

/** What a calendar shows between two moments. Records the view in the audit log. */
export async function loadCalendar(
  staff: Scheduler,
  visits: VisitType[],
  range: { from: Date; to: Date },
): Promise<CalendarData> {
  const { from, to } = range;
  const [rows, free, away] = await Promise.all([
    listCalendar(staff, from, to),
    freeTimes(staff, visits, range),
    listAway(staff, from, to),
  ]);
  return { rows, free, away };
}
