import { z } from "zod";
import { LEVELS } from "@/lib/triage/symptoms";

const ReloadSchema = z.uuid("Reload the page and try again.");

export const MODES = ["in_person", "phone", "video"] as const;
export type Mode = (typeof MODES)[number];

/** A kind of visit, as open times are worked out for it. */
export type VisitLength = {
  id: string;
  /** A visit in person takes a room where there are any. */
  mode: Mode;
  minutes: number;
  bufferBefore: number;
  bufferAfter: number;
};

const minutes = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, `Enter a whole number of minutes from ${least} to ${most}.`)
    .transform(Number)
    .refine((count) => count >= least && count <= most, {
      error: `Enter a whole number of minutes from ${least} to ${most}.`,
    });

/** Checked boxes come as one text, joined by spaces. */
const LevelsSchema = z
  .string("Choose at least one level.")
  .transform((text) => LEVELS.filter((level) => text.split(" ").includes(level)))
  .pipe(z.array(z.enum(LEVELS)).min(1, "Choose at least one level."));
const BOOKED_BY = ["staff", "patient"] as const;
const WhoSchema = {
  levels: LevelsSchema,
  /** Who may book it: staff alone, or patients too. */
  bookedBy: z.enum(BOOKED_BY, { error: "Choose who may book it." }),
};

export const WhoMayBookSchema = z.strictObject({ visitTypeId: ReloadSchema, ...WhoSchema });
export type WhoMayBookInput = z.infer<typeof WhoMayBookSchema>;

export const VisitTypeSchema = z.strictObject({
  ...WhoSchema,
  name: z.string().trim().min(2, "Enter a name.").max(60, "The name is too long."),
  mode: z.enum(MODES, { error: "Choose how the visit is held." }),
  minutes: minutes(5, 480),
  bufferBefore: minutes(0, 120),
  bufferAfter: minutes(0, 120),
});
export type VisitTypeInput = z.infer<typeof VisitTypeSchema>;

export const CloseVisitTypeSchema = z.strictObject({ visitTypeId: ReloadSchema });
export type CloseVisitTypeInput = z.infer<typeof CloseVisitTypeSchema>;
