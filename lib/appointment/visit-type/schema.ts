import { z } from "zod";

const ReloadSchema = z.uuid("Reload the page and try again.");

export const MODES = ["in_person", "phone", "video"] as const;
export type Mode = (typeof MODES)[number];

const minutes = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, `Enter a whole number of minutes from ${least} to ${most}.`)
    .transform(Number)
    .refine((count) => count >= least && count <= most, {
      error: `Enter a whole number of minutes from ${least} to ${most}.`,
    });

export const VisitTypeSchema = z.strictObject({
  name: z.string().trim().min(2, "Enter a name.").max(60, "The name is too long."),
  mode: z.enum(MODES, { error: "Choose how the visit is held." }),
  minutes: minutes(5, 480),
  bufferBefore: minutes(0, 120),
  bufferAfter: minutes(0, 120),
});
export type VisitTypeInput = z.infer<typeof VisitTypeSchema>;

export const CloseVisitTypeSchema = z.strictObject({ visitTypeId: ReloadSchema });
export type CloseVisitTypeInput = z.infer<typeof CloseVisitTypeSchema>;
