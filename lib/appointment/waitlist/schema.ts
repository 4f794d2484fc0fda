import { z } from "zod";
import { IntakeIdSchema } from "@/lib/queue/schema";

export const DAY_PARTS = ["any", "morning", "afternoon"] as const;
export type DayPart = (typeof DAY_PARTS)[number];
/** In how many weeks a visit is wanted, as the form offers them. */
export const WAIT_WEEKS = ["1", "2", "4", "6"] as const;

const AGAIN = "Reload the page and try again.";
const ChosenSchema = z
  .union([z.literal(""), z.uuid()], { error: AGAIN })
  .transform((id) => id || null);

export const WaitSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  visitTypeId: z.uuid("Choose the kind of visit."),
  /** Empty: with anybody, anywhere. */
  clinicianId: ChosenSchema,
  locationId: ChosenSchema,
  dayPart: z.enum(DAY_PARTS, { error: "Choose one of the times of day." }),
  weeks: z.enum(WAIT_WEEKS, { error: "Choose until when." }).transform(Number),
});
export type WaitInput = z.infer<typeof WaitSchema>;

/** Why a patient is taken off the waiting list: codes, because the audit log is not sealed. */
export const WAIT_END_REASONS = [
  "not_wanted",
  "seen_elsewhere",
  "not_reached",
  "added_by_mistake",
] as const;
export type WaitEndReason = (typeof WAIT_END_REASONS)[number];

export const EndWaitSchema = z.strictObject({
  entryId: z.uuid(AGAIN),
  reason: z.enum(WAIT_END_REASONS, { error: "Choose a reason." }),
});
export type EndWaitInput = z.infer<typeof EndWaitSchema>;
