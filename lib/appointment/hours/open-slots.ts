import type { Level } from "@/lib/triage/symptoms";
import { type Day, daysBetween, weeksBetween } from "./day";
import { type Span, Spans } from "./spans";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A time that begins after a visit of another length begins at a multiple of this. */
const ROUND_MINUTES = 5;

/** Hours in which a clinician sees patients, every so many weeks. Times are those of a wall clock. */
export type Rule = {
  clinicianId: string;
  locationId: string | null;
  /** Monday 1 to Sunday 7. */
  weekday: number;
  /** Minutes after midnight, 0 to 1440. */
  fromMinute: number;
  toMinute: number;
  /** The only kind of visit of these hours; null: any. */
  visitTypeId: string | null;
  /** Kept for this level and above until `releaseHours` before; null: kept for nobody. */
  heldFor: HeldLevel | null;
  releaseHours: number;
  /** The first and the last day (ISO dates); null: no end. */
  validFrom: string;
  validTo: string | null;
  everyWeeks: number;
};

/** Hours beyond the rules, or hours in which nobody is seen although a rule says so. */
export type Exception = {
  /** Null: everybody's. */
  clinicianId: string | null;
  kind: "extra" | "leave" | "closed";
  startsAt: Date;
  endsAt: Date;
  locationId: string | null;
  visitTypeId: string | null;
};

/** A time that a clinician is not free, with what lies before and after a visit. */
export type Busy = { clinicianId: string; from: Date; to: Date; roomId?: string | null };

/** A room that is open. */
export type Room = { id: string; locationId: string };

export type VisitLength = {
  id: string;
  minutes: number;
  bufferBefore: number;
  bufferAfter: number;
};
export type HeldLevel = "URGENT" | "SOON";

export type Availability = {
  rules: readonly Rule[];
  exceptions: readonly Exception[];
  busy: readonly Busy[];
  rooms: readonly Room[];
};

/** What is looked for. `from` and `to` are when a visit may begin and must have begun. */
export type Wish = {
  visit: VisitLength;
  level: Level;
  from: Date;
  to: Date;
  now: Date;
  /** The IANA zone of the wall clock that the rules mean. */
  zone: string;
};

export type OpenSlot = {
  clinicianId: string;
  locationId: string | null;
  startsAt: Date;
  endsAt: Date;
  /** The level that this time is kept for; null: for nobody, or no longer. */
  heldFor: HeldLevel | null;
};

/** The hours of a rule on one day, or extra hours, in which visits can lie. */
type Hours = Span & {
  clinicianId: string;
  locationId: string | null;
  heldFor: HeldLevel | null;
  releaseMs: number;
  day: Day;
  /** By the wall clock of `day`. */
  fromMinute: number;
  toMinute: number;
};

const MAY_TAKE: Record<HeldLevel, readonly Level[]> = {
  URGENT: ["EMERGENCY", "URGENT"],
  SOON: ["EMERGENCY", "URGENT", "SOON"],
};

const fits = (only: string | null, { visit }: Wish) => only === null || only === visit.id;

function appliesOn(rule: Rule, { date, weekday }: Day): boolean {
  return (
    rule.weekday === weekday &&
    rule.validFrom <= date &&
    (rule.validTo === null || date <= rule.validTo) &&
    (rule.everyWeeks === 1 || weeksBetween(rule.validFrom, date) % rule.everyWeeks === 0)
  );
}

function hoursOfRules(rules: readonly Rule[], days: readonly Day[], wish: Wish): Hours[] {
  return rules
    .filter((rule) => fits(rule.visitTypeId, wish))
    .flatMap((rule) =>
      days
        .filter((day) => appliesOn(rule, day))
        .map((day) => ({
          ...{ clinicianId: rule.clinicianId, locationId: rule.locationId, day },
          ...{ fromMinute: rule.fromMinute, toMinute: rule.toMinute },
          ...{ from: day.until(rule.fromMinute), to: day.until(rule.toMinute) },
          ...{ heldFor: rule.heldFor, releaseMs: rule.releaseHours * HOUR_MS },
        })),
    );
}

function hoursOfExtras(
  exceptions: readonly Exception[],
  days: readonly Day[],
  wish: Wish,
): Hours[] {
  return exceptions.flatMap((each) => {
    const { clinicianId, locationId, kind } = each;
    if (kind !== "extra" || clinicianId === null || !fits(each.visitTypeId, wish)) return [];
    const span = { from: each.startsAt.getTime(), to: each.endsAt.getTime() };
    return days
      .filter((day) => span.from < day.ends && span.to > day.begins)
      .map((day) => ({
        ...{ clinicianId, locationId, day, heldFor: null, releaseMs: 0 },
        ...{ from: Math.max(span.from, day.begins), to: Math.min(span.to, day.ends) },
        fromMinute: day.minuteOf(Math.max(span.from, day.begins)),
        toMinute: span.to >= day.ends ? 1440 : day.minuteOf(span.to),
      }));
  });
}

/** The spans in which each clinician is not free. */
function takenSpans({ exceptions, busy }: Availability): (clinicianId: string) => Spans {
  const known = new Map<string, Spans>();
  const away = exceptions.filter(({ kind }) => kind !== "extra");
  const everybodys = away.filter(({ clinicianId }) => clinicianId === null);
  const spanOf = ({ startsAt, endsAt }: Exception) => ({
    from: startsAt.getTime(),
    to: endsAt.getTime(),
  });
  const of = (clinicianId: string) => {
    const found = known.get(clinicianId);
    if (found) return found;
    const made = new Spans();
    for (const each of everybodys) made.add(spanOf(each));
    known.set(clinicianId, made);
    return made;
  };
  for (const { clinicianId, from, to } of busy)
    of(clinicianId).add({ from: from.getTime(), to: to.getTime() });
  for (const each of away) if (each.clinicianId !== null) of(each.clinicianId).add(spanOf(each));
  return of;
}

/** The wall-clock minute at which the next try begins after something that ends at `end`. */
function afterwards({ day }: Hours, cursor: number, end: number): number {
  const minute = day.minuteOf(end + MINUTE_MS - 1);
  const rounded = Math.ceil(minute / ROUND_MINUTES) * ROUND_MINUTES;
  // In the hour that is there twice a later instant can show an earlier time.
  return Math.max(rounded, cursor + ROUND_MINUTES);
}

function isHeld({ heldFor, releaseMs }: Hours, startsAt: number, { now, level }: Wish): boolean {
  if (heldFor === null || MAY_TAKE[heldFor].includes(level)) return false;
  return startsAt - now.getTime() > releaseMs;
}

/** The visits that lie in these hours one after another, around what is taken. */
function visitsIn(hours: Hours, taken: Spans, wish: Wish): OpenSlot[] {
  const { minutes, bufferBefore, bufferAfter } = wish.visit;
  const block = bufferBefore + minutes + bufferAfter;
  const near = taken.near(hours);
  const found: OpenSlot[] = [];
  let cursor = hours.fromMinute;
  while (cursor + block <= hours.toMinute) {
    const begin = hours.day.at(cursor);
    // A time that the clocks skip is offered to nobody.
    if (begin === null) {
      cursor += block;
      continue;
    }
    if (begin < hours.from) {
      // Extra hours in the second of two equal hours: their times mean the first.
      cursor += ROUND_MINUTES;
      continue;
    }
    const end = begin + block * MINUTE_MS;
    if (end > hours.to) break;
    const blocker = near.find(({ from, to }) => from < end && to > begin);
    if (blocker) {
      cursor = afterwards(hours, cursor, blocker.to);
      continue;
    }
    const startsAt = begin + bufferBefore * MINUTE_MS;
    taken.add({ from: begin, to: end });
    if (isWished(startsAt, wish) && !isHeld(hours, startsAt, wish))
      found.push(slotOf(hours, startsAt, wish));
    cursor += block;
  }
  return found;
}

const isWished = (startsAt: number, { from, to, now }: Wish) =>
  startsAt > now.getTime() && startsAt >= from.getTime() && startsAt < to.getTime();

function slotOf(hours: Hours, startsAt: number, { visit, now }: Wish): OpenSlot {
  const { clinicianId, locationId, heldFor, releaseMs } = hours;
  return {
    ...{ clinicianId, locationId },
    startsAt: new Date(startsAt),
    endsAt: new Date(startsAt + visit.minutes * MINUTE_MS),
    heldFor: startsAt - now.getTime() > releaseMs ? heldFor : null,
  };
}

/**
 * The times at which a visit can be booked, soonest first: worked out from what is promised, stored
 * nowhere. They lie in the hours of a rule or in extra hours, outside every leave and every booking,
 * and never overlap for one clinician. A rule means the same time of the wall clock before and after
 * the clocks change; a time that the clocks skip is not offered, and one that they repeat is offered
 * the first time. Hours that are kept for a level open to the others so many hours before. Pure.
 */
export function openSlots(availability: Availability, wish: Wish): OpenSlot[] {
  const days = daysBetween(wish.from, wish.to, wish.zone);
  const hours = [
    ...hoursOfRules(availability.rules, days, wish),
    ...hoursOfExtras(availability.exceptions, days, wish),
  ].sort((a, b) => a.from - b.from || a.to - b.to);
  const takenOf = takenSpans(availability);
  return hours
    .flatMap((each) => visitsIn(each, takenOf(each.clinicianId), wish))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
