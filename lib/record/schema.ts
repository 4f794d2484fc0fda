import { z } from "zod";
import { ASKED_SIGNS, MOST_ASKED } from "@/lib/intake/question/question";
import { IntakeIdSchema, NoteTextSchema, VersionSchema } from "@/lib/queue/schema";

export const CALL_OUTCOMES = ["spoke", "no_answer", "left_message", "wrong_number"] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];
/** Minutes until the next try, as the form offers them. */
export const TRY_AGAIN_MINUTES = ["15", "60", "240", "1440"] as const;

const CallFieldsSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  outcome: z.enum(CALL_OUTCOMES, { error: "Choose how the call ended." }),
  note: NoteTextSchema,
  tryAgain: z
    .enum(["", ...TRY_AGAIN_MINUTES], { error: "Choose one of the times." })
    .transform((minutes) => (minutes === "" ? null : Number(minutes))),
});
const OnePressSchema = z.looseObject({ noAnswer: z.enum(TRY_AGAIN_MINUTES) });

/** A call as the form sends it. `noAnswer`, the minutes of the button, stands for an outcome and the next try. */
export const CallSchema = z.preprocess((given) => {
  const pressed = OnePressSchema.safeParse(given).data;
  if (!pressed) return given;
  const { noAnswer, ...typed } = pressed;
  return { ...typed, outcome: "no_answer", tryAgain: noAnswer };
}, CallFieldsSchema);
export type CallInput = z.infer<typeof CallSchema>;

export const EscalateSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  reason: NoteTextSchema.refine(
    (text) => text.length >= 10,
    "Enter what you heard or saw, in at least 10 characters.",
  ),
});
export type EscalateInput = z.infer<typeof EscalateSchema>;

const RELOAD = "Reload the page and try again.";
const TakeBackSchema = z.strictObject({ intakeId: IntakeIdSchema, version: VersionSchema });
export const TakeCallBackSchema = TakeBackSchema.extend({ callId: z.uuid(RELOAD) });
export const TakeNoteBackSchema = TakeBackSchema.extend({ noteId: z.uuid(RELOAD) });
export type TakeCallBackInput = z.infer<typeof TakeCallBackSchema>;
export type TakeNoteBackInput = z.infer<typeof TakeNoteBackSchema>;

export const NoteSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  body: NoteTextSchema.refine((text) => text.length > 0, "Enter a note."),
  /** The person who should read it; empty: anyone who opens the intake. */
  tell: z
    .union([z.literal(""), z.uuid()], { error: "Choose one of the people." })
    .transform((id) => id || null)
    .default(null),
});
export type NoteInput = z.infer<typeof NoteSchema>;

/** A listed question, or one in the clinician's own words: one of the two. */
export const AskSchema = z
  .strictObject({
    intakeId: IntakeIdSchema,
    version: VersionSchema,
    sign: z.enum(["own", ...ASKED_SIGNS], { error: "Choose a question, or write your own." }),
    text: z
      .string()
      .trim()
      .max(MOST_ASKED, `This is too long: at most ${MOST_ASKED} characters.`)
      .default(""),
  })
  .refine(({ sign, text }) => sign !== "own" || text.length >= 5, {
    path: ["text"],
    error: "Write your question.",
  })
  .refine(({ sign, text }) => sign === "own" || text === "", {
    path: ["text"],
    error: "Only one question can be asked. Delete your own, or choose it.",
  });
export type AskInput = z.infer<typeof AskSchema>;

export const TakeQuestionBackSchema = TakeBackSchema.extend({ questionId: z.uuid(RELOAD) });
export type TakeQuestionBackInput = z.infer<typeof TakeQuestionBackSchema>;
