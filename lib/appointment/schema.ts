import { z } from "zod";
import { IntakeIdSchema } from "@/lib/queue/schema";

const SlotIdSchema = z.uuid("Choose a time.");
const AppointmentIdSchema = z.uuid("Reload the page and try again.");

export const BookSchema = z.strictObject({ intakeId: IntakeIdSchema, slotId: SlotIdSchema });
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
  reason: z.enum(CANCEL_REASONS, { error: "Choose a reason." }),
});
export type CancelInput = z.infer<typeof CancelSchema>;

export const RebookSchema = z.strictObject({
  appointmentId: AppointmentIdSchema,
  slotId: SlotIdSchema,
});
export type RebookInput = z.infer<typeof RebookSchema>;

export const ATTENDANCE = ["came", "did_not_come"] as const;

export const AttendanceSchema = z.strictObject({
  appointmentId: AppointmentIdSchema,
  attendance: z.enum(ATTENDANCE, { error: "Choose whether the patient came." }),
});
export type AttendanceInput = z.infer<typeof AttendanceSchema>;

export const SLOT_MINUTES = ["15", "20", "30", "45", "60"] as const;
const TimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time such as 09:30.");

export const OpeningsSchema = z
  .strictObject({
    clinicianId: z.uuid("Choose a clinician."),
    date: z.iso.date("Enter a date."),
    from: TimeSchema,
    to: TimeSchema,
    minutes: z.enum(SLOT_MINUTES, { error: "Choose the length of each slot." }).transform(Number),
  })
  .refine((input) => input.to > input.from, {
    path: ["to"],
    message: "The end must be after the start.",
  });
export type OpeningsInput = z.infer<typeof OpeningsSchema>;

export const WithdrawSchema = z.strictObject({ slotId: SlotIdSchema });
export type WithdrawInput = z.infer<typeof WithdrawSchema>;
