import { z } from "zod";
import { LEVELS } from "@/lib/triage/symptoms";

export const IntakeIdSchema = z.uuid("This page is not an intake.");

/** The version of the queue entry the person saw, as the hidden field of a form carries it. */
export const VersionSchema = z
  .string()
  .regex(/^\d{1,9}$/, "Reload the page and try again.")
  .transform(Number);

/** Free text of a form: trimmed, line ends unified; empty counts as not given. */
export const NoteTextSchema = z
  .string()
  .max(5000, "Enter at most 5,000 characters.")
  .transform((text) => text.replaceAll("\r\n", "\n").trim());

export const ClaimSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  version: VersionSchema,
  takeOver: z.literal("yes").optional(),
});
export type ClaimInput = z.infer<typeof ClaimSchema>;

/** The roles that an intake can be handed to. */
export const HANDOVER_ROLES = ["front_desk", "clinician"] as const;
export type HandoverRole = (typeof HANDOVER_ROLES)[number];

export const ReleaseSchema = z.strictObject({ intakeId: IntakeIdSchema, version: VersionSchema });
export type ReleaseInput = z.infer<typeof ReleaseSchema>;

export const CLOSE_OUTCOMES = [
  "sent_to_emergency_department",
  "seen_in_clinic",
  "advice_given",
  "appointment_booked",
  "seen_elsewhere",
  "could_not_reach",
  "duplicate",
  "other",
] as const;
export type CloseOutcome = (typeof CLOSE_OUTCOMES)[number];

/** The final diagnosis group, as far as it matters for judging triage. */
export const DIAGNOSIS_GROUPS = [
  "strain_or_spasm",
  "nerve_root",
  "spinal_stenosis",
  "cauda_equina",
  "fracture",
  "infection",
  "cancer",
  "kidney_or_urinary",
  "blood_vessel",
  "pregnancy",
  "other",
] as const;
export type DiagnosisGroup = (typeof DIAGNOSIS_GROUPS)[number];

export const CloseSchema = z
  .strictObject({
    intakeId: IntakeIdSchema,
    version: VersionSchema,
    seenLevel: z.enum(LEVELS, { error: "Reload the page and try again." }),
    outcome: z.enum(CLOSE_OUTCOMES, { error: "Choose an outcome." }),
    diagnosisGroup: z
      .enum(["", ...DIAGNOSIS_GROUPS], { error: "Choose one of the groups." })
      .transform((group) => group || null)
      .optional(),
    note: NoteTextSchema,
  })
  .superRefine((input, context) => {
    if (input.note || (input.seenLevel !== "EMERGENCY" && input.outcome !== "other")) return;
    const message =
      "Enter a note. An emergency, or the outcome Other, cannot be closed without one.";
    context.addIssue({ code: "custom", path: ["note"], message });
  });
export type CloseInput = z.infer<typeof CloseSchema>;

export const ReopenSchema = z.strictObject({ intakeId: IntakeIdSchema });
export type ReopenInput = z.infer<typeof ReopenSchema>;
