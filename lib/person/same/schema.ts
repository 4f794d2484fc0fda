import { z } from "zod";

/** The state of the page's intake that the person saw; empty for a closed one. */
const VersionSchema = z
  .string()
  .regex(/^\d{0,9}$/, "Reload the page and try again.")
  .transform((text) => (text === "" ? null : Number(text)));

const IdSchema = z.uuid("Reload the page and try again.");

export const MatchSchema = z.strictObject({
  intakeId: IdSchema,
  otherId: IdSchema,
  version: VersionSchema,
  same: z.enum(["yes", "no"], { error: "Reload the page and try again." }),
});
export type MatchInput = z.infer<typeof MatchSchema>;

export const UndoMatchSchema = z.strictObject({
  /** The intake on whose page it is undone. */
  intakeId: IdSchema,
  matchId: IdSchema,
  version: VersionSchema,
});
export type UndoMatchInput = z.infer<typeof UndoMatchSchema>;
