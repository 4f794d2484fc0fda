import { z } from "zod";
import { IntakeIdSchema, NoteTextSchema, VersionSchema } from "@/lib/queue/schema";
import { LEVELS } from "@/lib/triage/symptoms";

const LevelSchema = z.enum(LEVELS, { error: "Choose a level." });

export const ReviewSchema = z
  .strictObject({
    intakeId: IntakeIdSchema,
    version: VersionSchema,
    seenLevel: z.enum(LEVELS, { error: "Reload the page and try again." }),
    level: LevelSchema,
    reason: NoteTextSchema,
  })
  .superRefine((input, context) => {
    if (input.level === input.seenLevel || input.reason.length >= 10) return;
    const message =
      "Give the reason in at least 10 characters: a level is never changed without one.";
    context.addIssue({ code: "custom", path: ["reason"], message });
  });
export type ReviewInput = z.infer<typeof ReviewSchema>;

export const SecondReviewSchema = z
  .strictObject({
    intakeId: IntakeIdSchema,
    version: VersionSchema,
    reviewId: z.uuid("Reload the page and try again."),
    agrees: z.enum(["yes", "no"], { error: "Choose whether you agree." }),
    reason: NoteTextSchema,
  })
  .superRefine((input, context) => {
    if (input.agrees === "yes" || input.reason.length >= 10) return;
    const message = "Say why you do not agree, in at least 10 characters.";
    context.addIssue({ code: "custom", path: ["reason"], message });
  });
export type SecondReviewInput = z.infer<typeof SecondReviewSchema>;

export const CALL_OUTCOMES = ["spoke", "no_answer", "left_message", "wrong_number"] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];
/** Minutes until the next try, as the form offers them. */
export const TRY_AGAIN_MINUTES = ["15", "60", "240", "1440"] as const;

export const CallSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  outcome: z.enum(CALL_OUTCOMES, { error: "Choose how the call ended." }),
  note: NoteTextSchema,
  tryAgain: z
    .enum(["", ...TRY_AGAIN_MINUTES], { error: "Choose one of the times." })
    .transform((minutes) => (minutes === "" ? null : Number(minutes))),
});
export type CallInput = z.infer<typeof CallSchema>;

const RELOAD = "Reload the page and try again.";
const TakeBackSchema = z.strictObject({ intakeId: IntakeIdSchema, version: VersionSchema });
export const TakeCallBackSchema = TakeBackSchema.extend({ callId: z.uuid(RELOAD) });
export const TakeNoteBackSchema = TakeBackSchema.extend({ noteId: z.uuid(RELOAD) });
export type TakeCallBackInput = z.infer<typeof TakeCallBackSchema>;
export type TakeNoteBackInput = z.infer<typeof TakeNoteBackSchema>;

export const NoteSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  body: NoteTextSchema.refine((text) => text.length > 0, "Write the note."),
  /** The person who should read it; none: it is for whoever opens the intake. */
  tell: z
    .union([z.literal(""), z.uuid()], { error: "Choose one of the people." })
    .transform((id) => id || null)
    .default(null),
});
export type NoteInput = z.infer<typeof NoteSchema>;
