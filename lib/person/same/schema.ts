import { z } from "zod";

const IdSchema = z.uuid("Reload the page and try again.");

export const MatchSchema = z.strictObject({
  intakeId: IdSchema,
  otherId: IdSchema,
  same: z.enum(["yes", "no"], { error: "Reload the page and try again." }),
});
export type MatchInput = z.infer<typeof MatchSchema>;

export const UndoMatchSchema = z.strictObject({ matchId: IdSchema });
export type UndoMatchInput = z.infer<typeof UndoMatchSchema>;
