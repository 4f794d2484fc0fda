import { z } from "zod";
import { LEVELS } from "@/lib/triage/symptoms";

export const IntakeIdSchema = z.uuid("This page is not an intake.");

/** The version of the queue entry the person saw, as the hidden field of a form carries it. */
export const VersionSchema = z
  .string()
  .regex(/^\d{1,9}$/, "Reload the page and try again.")
  .transform(Number);

/** As VersionSchema; empty: the intake was closed. */
export const RecordVersionSchema = z.union([z.literal("").transform(() => null), VersionSchema]);

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
    /** "yes": with a follow-up, for which something must be there (lib/queue/closing.ts). */
    followUp: z.enum(["yes", "no"], { error: "Choose yes or no." }).optional(),
    note: NoteTextSchema,
  })
  .superRefine((input, context) => {
    const { note, seenLevel, outcome } = input;
    const needed = seenLevel === "EMERGENCY" || seenLevel === "URGENT" || outcome === "other";
    if (note || !needed) return;
    const message =
      "Enter a note. An Emergency, an Urgent one, or the outcome Other cannot be closed without one.";
    context.addIssue({ code: "custom", path: ["note"], message });
  });
export type CloseInput = z.infer<typeof CloseSchema>;

export const DecideClosureSchema = z
  .strictObject({
    intakeId: IntakeIdSchema,
    version: VersionSchema,
    requestId: z.uuid("Reload the page and try again."),
    agrees: z.enum(["yes", "no"], { error: "Choose whether you agree." }),
    reason: NoteTextSchema,
  })
  .superRefine((input, context) => {
    if (input.agrees === "yes" || input.reason.length >= 10) return;
    const message = "Explain why you do not agree, in at least 10 characters.";
    context.addIssue({ code: "custom", path: ["reason"], message });
  });
export type DecideClosureInput = z.infer<typeof DecideClosureSchema>;

/** Why an open intake needs a visit again: what "QueueEntry"."lostVisit" can be. */
export type LostVisit =
  | "visit_cancelled"
  | "visit_missed"
  | "visit_unknown"
  | "visit_needed"
  | "clinician_left"
  | "place_closed"
  | "recall_dropped"
  | "wait_ended";

export const ReopenSchema = z.strictObject({ intakeId: IntakeIdSchema });
export type ReopenInput = z.infer<typeof ReopenSchema>;
