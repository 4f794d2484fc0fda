import { z } from "zod";
import { IntakeIdSchema, RecordVersionSchema } from "@/lib/queue/schema";

const AppointmentIdSchema = z.uuid("Reload the page and try again.");

const OFFER = /^([0-9a-f-]{36})_([0-9a-f-]{36})_(\d{1,10})$/;

/** A time that was offered: whose, for what kind of visit, and when it begins. */
export type OfferKey = { clinicianId: string; visitTypeId: string; startsAt: Date };

/** An offered time as one value of a form. */
export function offerValue({ clinicianId, visitTypeId, startsAt }: OfferKey): string {
  return `${clinicianId}_${visitTypeId}_${Math.floor(startsAt.getTime() / 60_000)}`;
}

const OfferSchema = z.string("Choose a time.").transform((text, context): OfferKey => {
  const [, clinicianId = "", visitTypeId = "", minute = ""] = OFFER.exec(text) ?? [];
  const ids = z.array(z.uuid()).safeParse([clinicianId, visitTypeId]);
  if (ids.success) return { clinicianId, visitTypeId, startsAt: new Date(Number(minute) * 60_000) };
  context.addIssue({ code: "custom", message: "Choose a time." });
  return z.NEVER;
});

export const BookSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  time: OfferSchema,
  /** The state of the intake that the person saw; none for a closed one. */
  version: RecordVersionSchema.optional(),
});
export type BookInput = z.infer<typeof BookSchema>;

/** Why an appointment was cancelled: codes, because this column is not sealed. */
export const CANCEL_REASONS = [
  "patient_asked",
  "clinician_away",
  "seen_elsewhere",
  "booked_by_mistake",
] as const;

export const CancelSchema = z.strictObject({
  appointmentId: AppointmentIdSchema,
  version: RecordVersionSchema.optional(),
  reason: z.enum(CANCEL_REASONS, { error: "Choose a reason." }),
});
export type CancelInput = z.infer<typeof CancelSchema>;

export const RebookSchema = z.strictObject({
  appointmentId: AppointmentIdSchema,
  version: RecordVersionSchema.optional(),
  time: OfferSchema,
});
export type RebookInput = z.infer<typeof RebookSchema>;

export const ATTENDANCE = ["came", "did_not_come"] as const;

export const AttendanceSchema = z.strictObject({
  appointmentId: AppointmentIdSchema,
  attendance: z.enum(ATTENDANCE, { error: "Choose whether the patient came." }),
});
export type AttendanceInput = z.infer<typeof AttendanceSchema>;
