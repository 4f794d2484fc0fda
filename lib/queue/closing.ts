import { setting } from "@/lib/clinic/settings/current-settings";
import { FieldProblem } from "@/lib/errors";

const UPCOMING = `EXISTS (SELECT 1 FROM "UpcomingAppointment" a WHERE a."intakeId" = $intake)`;
/** SQL: what keeps the patient in sight after closing. Below SOON the waiting list does, too. */
const PROMISED = `(${UPCOMING}
        OR EXISTS (SELECT 1 FROM "Recall" r WHERE r."intakeId" = $intake AND r."outcome" IS NULL)
        OR (EXISTS (SELECT 1 FROM entry WHERE "levelRank" > level_rank('SOON'))
          AND EXISTS (SELECT 1 FROM "WaitlistEntry" w WHERE w."intakeId" = $intake AND w."outcome" IS NULL)))`;

/** SQL: how often staff tried in vain to reach the patient of this intake since it was opened. */
export const triesSql = (intake: string) =>
  `(SELECT count(*)::int FROM "OpenCall" c WHERE c."intakeId" = ${intake} AND c."outcome" <> 'spoke')`;

/**
 * SQL: why the locked `entry` must not be closed like this, as WHENs of `entryGuard`. `outcome`,
 * `note` and `followUp` are SQL. Needs $intake and $attempts (`attemptsNeeded`). All facts that it
 * reads change the version of the entry, so the check of the version makes it safe against races.
 */
export const closingRules = (given: { outcome: string; note: string; followUp: string }) => `
      WHEN ${given.note} IS NULL AND EXISTS (SELECT 1 FROM entry WHERE "level" IN ('EMERGENCY', 'URGENT'))
        THEN 'note_needed'
      WHEN ${given.outcome} = 'appointment_booked' AND NOT ${UPCOMING} THEN 'appointment_needed'
      WHEN ${given.followUp} AND ${given.outcome} <> 'appointment_booked' AND NOT ${PROMISED} THEN 'follow_up_needed'
      WHEN ${given.outcome} = 'could_not_reach' AND ${triesSql("$intake")} < $attempts::int THEN 'attempts_needed'`;

/** SQL: staff spoke to the patient of the intake since the patient last said something new. */
export const contactSql = (intake: string) =>
  `EXISTS (SELECT 1 FROM "OpenContact" c WHERE c."intakeId" = ${intake})`;

/** The calls without an answer after which an intake may be closed as "could not reach". */
export const attemptsNeeded = (): number => Number(setting("closing").attempts);

/** What the person must do before an intake can be closed like this; null for any other code. */
export function closingProblem(code: string | undefined): FieldProblem | null {
  if (code === "note_needed")
    return new FieldProblem("note", "Enter a note. At this level it cannot be closed without one.");
  if (code === "appointment_needed")
    return new FieldProblem(
      "outcome",
      "No appointment is booked. Book it first, or choose another outcome.",
    );
  if (code === "follow_up_needed")
    return new FieldProblem(
      "followUp",
      "No follow-up is booked, and no recall is set. Do one of them first, or choose No follow-up.",
    );
  if (code !== "attempts_needed") return null;
  const needed = attemptsNeeded();
  const calls = needed === 1 ? "1 call" : `${needed} calls`;
  return new FieldProblem(
    "outcome",
    `Could not reach the patient needs ${calls} without an answer on record. Record the calls first.`,
  );
}
