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

/** Nothing typed is null. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Enter at most ${most} characters.`)
    .transform((typed) => typed || null);

function isZone(name: string): boolean {
  try {
    return /^[A-Za-z_]+\//.test(name) && Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** Where a location is, by which clock it works, and what its patients must know. */
export const PlaceSchema = z.strictObject({
  locationId: IdSchema,
  zone: text(60).refine((zone) => zone === null || isZone(zone), {
    error: "Enter a time zone such as America/Chicago, or nothing for the clinic’s.",
  }),
  address: text(300),
  mapAddress: text(500).refine((address) => address === null || /^https:\/\/\S+$/.test(address), {
    error: "Enter an address that begins with https://, or nothing.",
  }),
  directionsEn: text(1000),
  directionsEs: text(1000),
});
export type PlaceInput = z.infer<typeof PlaceSchema>;

export const AddRoomSchema = z.strictObject({
  locationId: IdSchema,
  name: z.string().trim().min(1, "Enter a name.").max(40, "The name is too long."),
});
export type AddRoomInput = z.infer<typeof AddRoomSchema>;

export const RoomSchema = z.strictObject({ roomId: IdSchema });
export type RoomInput = z.infer<typeof RoomSchema>;

export const LocationSchema = z.strictObject({ locationId: IdSchema });
export type LocationInput = z.infer<typeof LocationSchema>;
