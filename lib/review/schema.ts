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
      "Enter a reason of at least 10 characters. A level cannot be changed without one.";
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
    const message = "Explain why you do not agree, in at least 10 characters.";
    context.addIssue({ code: "custom", path: ["reason"], message });
  });
export type SecondReviewInput = z.infer<typeof SecondReviewSchema>;
