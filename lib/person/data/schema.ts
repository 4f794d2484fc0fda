import { z } from "zod";

const IntakeIdSchema = z.uuid("Reload the page and try again.");

export const HoldSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  reason: z.string().trim().min(5, "Say why it must be kept.").max(500, "The reason is too long."),
});
export type HoldInput = z.infer<typeof HoldSchema>;

export const EndHoldSchema = z.strictObject({ intakeId: IntakeIdSchema, holdId: z.uuid() });
export type EndHoldInput = z.infer<typeof EndHoldSchema>;

export const EraseSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  /** The ids of the intakes that were listed, in their order. */
  listed: z.string().max(20_000),
  /** Typed once more, so that nobody erases by one press. */
  reference: z.string().trim().max(20),
});
export type EraseInput = z.infer<typeof EraseSchema>;
