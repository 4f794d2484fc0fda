import { z } from "zod";
import { HANDOVER_ROLES, IntakeIdSchema, NoteTextSchema, VersionSchema } from "@/lib/queue/schema";

const CHOOSE = "Choose a person or a role.";

export const HandOverSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  version: VersionSchema,
  /** A role, or the id of a person. */
  to: z.union([z.enum(HANDOVER_ROLES), z.uuid()], { error: CHOOSE }),
  words: NoteTextSchema,
});
export type HandOverInput = z.infer<typeof HandOverSchema>;

export const DisableSchema = z.strictObject({
  staffId: z.uuid("Reload the page and try again."),
  /** Who takes over what they hold: a role, or the id of a person. Empty when they hold nothing. */
  to: z.union([z.literal(""), z.enum(HANDOVER_ROLES), z.uuid()], { error: CHOOSE }).default(""),
});
export type DisableInput = z.infer<typeof DisableSchema>;

export const WithdrawSchema = z.strictObject({ intakeId: IntakeIdSchema, version: VersionSchema });
export type WithdrawInput = z.infer<typeof WithdrawSchema>;

export const ReadSchema = z.strictObject({ noteId: z.uuid("Reload the page and try again.") });
export type ReadInput = z.infer<typeof ReadSchema>;
