import { env } from "@/lib/env";
import { dueAt } from "@/lib/intake/deadline";
import { LEVELS } from "@/lib/triage/symptoms";

/** Deadlines for every level at once, so that one statement can pick the one of the level it finds. */
export const deadlines = {
  levels: [...LEVELS],
  /** In the order of LEVELS, counted from this moment in the clinic's time zone. */
  from(moment: Date): (Date | null)[] {
    return LEVELS.map((level) => dueAt(level, moment, env().CLINIC_TIME_ZONE));
  },
};
