import { z } from "zod";
import { IntakeIdSchema, RecordVersionSchema } from "@/lib/queue/schema";

const AppointmentIdSchema = z.uuid("Reload the page and try again.");

const TIME = /^([0-9a-f-]{36})_([0-9a-f-]{36})_(\d{1,10})$/;

/** Which time is meant: whose, for what kind of visit, and when it begins. */
export type TimeKey = { clinicianId: string; visitTypeId: string; startsAt: Date };

/** A time as one value of a form. */
export function timeCode({ clinicianId, visitTypeId, startsAt }: TimeKey): string {
  return `${clinicianId}_${visitTypeId}_${Math.floor(startsAt.getTime() / 60_000)}`;
}

export const TimeSchema = z.string("Choose a time.").transform((text, context): TimeKey => {
  const [, clinicianId = "", visitTypeId = "", minute = ""] = TIME.exec(text) ?? [];
  const ids = z.array(z.uuid()).safeParse([clinicianId, visitTypeId]);
  if (ids.success) return { clinicianId, visitTypeId, startsAt: new Date(Number(minute) * 60_000) };
  context.addIssue({ code: "custom", message: "Choose a time." });
  return z.NEVER;
});

export const BookSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  time: TimeSchema,
  /** The state of the intake that the person saw; none for a closed one. */
  version: RecordVersionSchema.optional(),
  /** How many visits of a closed intake the person saw, canceled ones too. */
  booked: RecordVersionSchema.optional(),
});
export type BookInput = z.infer<typeof BookSchema>;

/** Why an appointment was cancelled: codes, because this column is not sealed. */
export const CANCEL_REASONS = [
  "patient_asked",
  "clinician_away",
  "no_room",
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
  time: TimeSchema,
});
export type RebookInput = z.infer<typeof RebookSchema>;

/** The same, with its intake, to whose page staff return. */
export const RebookThereSchema = RebookSchema.extend({ intakeId: IntakeIdSchema });

/** The same, with the time at which it is now, so that it can be moved back. */
export const MoveSchema = RebookSchema.extend({ from: TimeSchema });

/** The state of an appointment; Postgres works it out of its other columns. */
export const STATUSES = ["hold", "booked", "arrived", "done", "no_show", "cancelled"] as const;
export type Status = (typeof STATUSES)[number];

/** Why a visit may stand beside another one: codes, because this column is not sealed. */
export const OVERBOOK_REASONS = [
  "cannot_wait",
  "short_visit",
  "clinician_agreed",
  "others_may_not_come",
] as const;

export const OverbookSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  version: RecordVersionSchema.optional(),
  booked: RecordVersionSchema.optional(),
  clinicianId: z.uuid("Choose a clinician."),
  visitTypeId: z.uuid("Choose a kind of visit."),
  locationId: z.union([z.literal("").transform(() => null), z.uuid("Choose a location.")]),
  date: z.iso.date("Enter a date."),
  time: z.iso.time({ precision: -1, error: "Enter a time such as 09:30." }),
  reason: z.enum(OVERBOOK_REASONS, { error: "Choose a reason." }),
});
export type OverbookInput = z.infer<typeof OverbookSchema>;

/** Why a patient moves or cancels their own visit. */
export const OWN_REASONS = ["cannot_come", "feels_better", "seen_elsewhere", "other"] as const;

/** Is here, was seen, did not come. */
export const ATTENDANCE = ["arrived", "came", "did_not_come"] as const;

/** What a visit that took place led to. */
export const OUTCOMES = ["nothing_more", "another_visit", "referred", "sent_to_er"] as const;

export const AttendanceSchema = z.strictObject({
  appointmentId: AppointmentIdSchema,
  attendance: z.enum(ATTENDANCE, { error: "Choose whether the patient came." }),
  outcome: z.enum(OUTCOMES, { error: "Choose what the visit led to." }).optional(),
});
export const UndoArrivalSchema = z.strictObject({ appointmentId: AppointmentIdSchema });
export type UndoArrivalInput = z.infer<typeof UndoArrivalSchema>;

export type AttendanceInput = z.infer<typeof AttendanceSchema>;
