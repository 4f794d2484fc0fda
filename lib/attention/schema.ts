import { z } from "zod";
import { IntakeIdSchema, NoteTextSchema } from "@/lib/queue/schema";

/** Why something needs attention: what the view "NeedsAttention" can say. */
export const ATTENTION_KINDS = [
  "visit_missing",
  "visit_cancelled",
  "visit_missed",
  "visit_unknown",
  "visit_needed",
  "recall_dropped",
  "wait_ended",
  "clinician_left",
  "place_closed",
  "clinician_away",
  "room_closed",
  "recall_due",
  "wait_over",
  "call_overdue",
  "question_unanswered",
  "second_review",
  "second_closing",
  "message_failed",
  "left_unfinished",
  "draft_left",
  "desk_left",
] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

const AGAIN = "Reload the page and try again.";

export const MessageTaskSchema = z.strictObject({ messageId: z.uuid(AGAIN) });
export type MessageTaskInput = z.infer<typeof MessageTaskSchema>;

export const LeftDraftSchema = z.strictObject({ draftId: z.uuid(AGAIN) });
export type LeftDraftInput = z.infer<typeof LeftDraftSchema>;

export const SettleVisitSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  note: NoteTextSchema.refine((text) => text.length >= 3, "Enter why no visit is needed."),
});
export type SettleVisitInput = z.infer<typeof SettleVisitSchema>;
