import type { VisitLength } from "@/lib/appointment/visit-type/schema";
import type { Level } from "@/lib/triage/symptoms";
import type { Availability, Exception, HeldLevel, Rule } from "./availability";
import { type Day, daysBetween, weeksBetween } from "./day";
import type { Span } from "./spans";

const HOUR_MS = 3_600_000;

/** What is looked for. `from` and `to` are when a visit may begin and must have begun. */
export type Wish = {
  visit: VisitLength;
  level: Level;
  from: Date;
  to: Date;
  now: Date;
  /** The IANA zone of the clinic: the wall clock of what has no zone of its own. */
  zone: string;
};

/** The hours of a rule on one day, or extra hours, in which visits can lie. */
export type Hours = Span & {
  clinicianId: string;
  locationId: string | null;
  /** As of the rule. */
  zone: string | null;
  heldFor: HeldLevel | null;
  releaseMs: number;
  day: Day;
  /** By the wall clock of `day`. */
  fromMinute: number;
  toMinute: number;
};

/** The dates of a zone that are looked at; null: of the zone of the clinic. */
type DaysIn = (zone: string | null) => readonly Day[];

const fits = (only: string | null, { visit }: Wish) => only === null || only === visit.id;

function appliesOn(rule: Rule, { date, weekday }: Day): boolean {
  return (
    rule.weekday === weekday &&
    rule.validFrom <= date &&
    (rule.validTo === null || date <= rule.validTo) &&
    (rule.everyWeeks === 1 || weeksBetween(rule.validFrom, date) % rule.everyWeeks === 0)
  );
}

function hoursOfRules(rules: readonly Rule[], daysIn: DaysIn, wish: Wish): Hours[] {
  return rules
    .filter((rule) => fits(rule.visitTypeId, wish))
    .flatMap((rule) =>
      daysIn(rule.zone)
        .filter((day) => appliesOn(rule, day))
        .map((day) => ({
          clinicianId: rule.clinicianId,
          locationId: rule.locationId,
          zone: rule.zone,
          day,
          fromMinute: rule.fromMinute,
          toMinute: rule.toMinute,
          from: day.until(rule.fromMinute),
          to: day.until(rule.toMinute),
          heldFor: rule.heldFor,
          releaseMs: rule.releaseHours * HOUR_MS,
        })),
    );
}

function hoursOfExtras(exceptions: readonly Exception[], daysIn: DaysIn, wish: Wish): Hours[] {
  return exceptions.flatMap((each) => {
    const { clinicianId, locationId, zone, kind } = each;
    if (kind !== "extra" || clinicianId === null || !fits(each.visitTypeId, wish)) return [];
    const span = { from: each.startsAt.getTime(), to: each.endsAt.getTime() };
    return daysIn(zone)
      .filter((day) => span.from < day.ends && span.to > day.begins)
      .map((day) => ({
        ...{ clinicianId, locationId, zone, day, heldFor: null, releaseMs: 0 },
        ...{ from: Math.max(span.from, day.begins), to: Math.min(span.to, day.ends) },
        fromMinute: day.minuteOf(Math.max(span.from, day.begins)),
        toMinute: span.to >= day.ends ? 1440 : day.minuteOf(span.to),
      }));
  });
}

/** All hours between two moments in which visits of this kind can lie, by when they begin. */
export function hoursOf({ rules, exceptions }: Availability, wish: Wish): Hours[] {
  const known = new Map<string, Day[]>();
  const daysIn: DaysIn = (own) => {
    const zone = own ?? wish.zone;
    const days = known.get(zone) ?? daysBetween(wish.from, wish.to, zone);
    known.set(zone, days);
    return days;
  };
  return [...hoursOfRules(rules, daysIn, wish), ...hoursOfExtras(exceptions, daysIn, wish)].sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );
}
