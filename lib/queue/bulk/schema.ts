import { z } from "zod";
import { NoteTextSchema } from "@/lib/queue/schema";

/** The number of rows on a page of the queue. */
const MOST_ROWS = 250;

const RowSchema = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,9}$/)
  .transform((text) => ({ intakeId: text.slice(0, 36), version: Number(text.slice(37)) }));

const NONE = "Select at least one row.";

/** The checked rows, each with an id and the version that the person saw. */
const rows = z
  .string({ error: NONE })
  .transform((text) => text.split(" "))
  .pipe(z.array(RowSchema).max(MOST_ROWS, `Select at most ${MOST_ROWS} rows.`));

export const AssignManySchema = z.object({
  row: rows,
  to: z.uuid("Choose who to assign them to."),
});
export type AssignManyInput = z.infer<typeof AssignManySchema>;

export const CloseManySchema = z.object({
  row: rows,
  note: NoteTextSchema.refine((text) => text.length >= 3, "Enter where they were seen."),
});
export type CloseManyInput = z.infer<typeof CloseManySchema>;

export const UndoSchema = z.strictObject({ bulkId: z.uuid("Reload the page and try again.") });
export type UndoInput = z.infer<typeof UndoSchema>;
