import { z } from "zod";
import { IntakeIdSchema, NoteTextSchema } from "@/lib/queue/schema";

/** In how many weeks a patient can be recalled, as the form offers them. */
export const RECALL_WEEKS = ["1", "2", "4", "6", "8", "12", "26"] as const;

const ReasonSchema = NoteTextSchema.refine((text) => text.length >= 3, "Enter why.");

export const RecallSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  weeks: z.enum(RECALL_WEEKS, { error: "Choose when." }).transform(Number),
  reason: ReasonSchema,
});
export type RecallInput = z.infer<typeof RecallSchema>;

const RecallIdSchema = z.uuid("Reload the page and try again.");

export const RecallBookedSchema = z.strictObject({ recallId: RecallIdSchema });
export type RecallBookedInput = z.infer<typeof RecallBookedSchema>;

export const DropRecallSchema = z.strictObject({ recallId: RecallIdSchema, reason: ReasonSchema });
export type DropRecallInput = z.infer<typeof DropRecallSchema>;
