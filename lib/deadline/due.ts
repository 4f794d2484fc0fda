import { freshSettings, ownScopes, setting } from "@/lib/clinic/settings/current-settings";
import { openingOf } from "@/lib/clinic/settings/opening";
import type { Setting } from "@/lib/clinic/settings/schema";
import { type Targets, targetsOf } from "@/lib/clinic/settings/targets";
import { env } from "@/lib/env";
import { LEVELS } from "@/lib/triage/symptoms";
import { type Calendar, dueAt } from "./deadline";

const calendars = new WeakMap<Setting<"opening">, Calendar>();

/** The calendar of a setting. Always the same object, so that its days are worked out only once. */
function calendarOf(given: Setting<"opening">): Calendar {
  const calendar = calendars.get(given) ?? {
    ...openingOf(given),
    timeZone: env().CLINIC_TIME_ZONE,
  };
  calendars.set(given, calendar);
  return calendar;
}

/** The current opening hours and targets of a location ("": the whole clinic). */
export function termsOf(location: string): { calendar: Calendar; targets: Targets } {
  return {
    calendar: calendarOf(setting("opening", location)),
    targets: targetsOf(setting("targets", location)),
  };
}

/**
 * The deadlines from this moment for every location with its own terms and, as "", for all others:
 * one for each level in the order of LEVELS. A statement picks the one for its location and level
 * (`dueSql`).
 */
export async function deadlinesFrom(moment: Date): Promise<string> {
  await freshSettings();
  const deadlines = ["", ...ownScopes(["opening", "targets"])].map((location) => {
    const { calendar, targets } = termsOf(location);
    return [location, LEVELS.map((level) => dueAt(level, moment, calendar, targets))];
  });
  return JSON.stringify(Object.fromEntries(deadlines));
}

/**
 * The targets of today that run by the clock, in minutes, as `deadlinesFrom` has the deadlines: for
 * every location with its own terms and, as "", for all others, one for each level. Null: none.
 */
export function targetMinutes(): string {
  const minutes = ["", ...ownScopes(["targets"])].map((location) => {
    const { targets } = termsOf(location);
    return [
      location,
      LEVELS.map((level) => (targets[level]?.unit === "minutes" ? targets[level].amount : null)),
    ];
  });
  return JSON.stringify(Object.fromEntries(minutes));
}

/**
 * SQL: the deadline in `deadlinesFrom` for a location (null: none) and the rank of a level.
 * `deadlines`, `location` and `rank` are SQL of our own.
 */
export const dueSql = (deadlines: string, location: string, rank: string) =>
  `(coalesce(${deadlines}::jsonb -> (${location})::text, ${deadlines}::jsonb -> '') ->> (${rank})::int)::timestamptz`;
