import { z } from "zod";
import { QueueFilterSchema } from "@/lib/queue/filter";

export const VIEW_NAME_MAX = 60;

const NameSchema = z
  .string()
  .trim()
  .min(1, "Enter a name for the view.")
  .max(VIEW_NAME_MAX, `Enter at most ${VIEW_NAME_MAX} characters.`);

/** A filter as the end of an address. An empty filter is not a view. */
const AddressSchema = z
  .string()
  .max(1000)
  .transform((query) => QueueFilterSchema.parse(Object.fromEntries(new URLSearchParams(query))))
  .refine(
    (filter) => Object.values(filter).some(Boolean),
    "Choose a filter first, then save the view.",
  );

export const AddViewSchema = z.strictObject({ name: NameSchema, filter: AddressSchema });
export type AddViewInput = z.infer<typeof AddViewSchema>;

const viewId = z.uuid("Reload the page and try again.");

export const RenameViewSchema = z.strictObject({ viewId, name: NameSchema });
export type RenameViewInput = z.infer<typeof RenameViewSchema>;

export const ViewSchema = z.strictObject({ viewId });
export type ViewInput = z.infer<typeof ViewSchema>;
