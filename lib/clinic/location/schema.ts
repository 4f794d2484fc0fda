import { z } from "zod";

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_CODE = 40;

/** The code of a location in the form used in addresses, however it was typed; else null. */
export function readLocationCode(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const code = value.trim().toLowerCase();
  return code.length <= LONGEST_CODE && CODE.test(code) ? code : null;
}

const NameSchema = z
  .string()
  .trim()
  .min(2, "Enter the name that patients know.")
  .max(80, "The name is too long.");

export const AddLocationSchema = z.strictObject({
  name: NameSchema,
  code: z
    .string()
    .trim()
    .toLowerCase()
    .max(LONGEST_CODE, "The code is too long.")
    .regex(CODE, "Use letters, digits and hyphens only, such as main-street."),
});
export type AddLocationInput = z.infer<typeof AddLocationSchema>;

const IdSchema = z.uuid("Reload the page and try again.");

export const RenameLocationSchema = z.strictObject({ locationId: IdSchema, name: NameSchema });
export type RenameLocationInput = z.infer<typeof RenameLocationSchema>;

export const LocationSchema = z.strictObject({ locationId: IdSchema });
export type LocationInput = z.infer<typeof LocationSchema>;
