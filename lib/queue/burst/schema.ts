import { z } from "zod";
import { NoteTextSchema } from "@/lib/queue/schema";

const AGAIN = "Reload the page and try again.";
const BurstIdSchema = z.uuid(AGAIN);

export const SeenBurstSchema = z.strictObject({ burstId: BurstIdSchema });
export type SeenBurstInput = z.infer<typeof SeenBurstSchema>;

export const CloseBurstSchema = z.strictObject({
  burstId: BurstIdSchema,
  /** When the latest that the person saw came in: a later one is not closed. */
  until: z.iso.datetime({ error: AGAIN }).transform((text) => new Date(text)),
  note: NoteTextSchema.refine(
    (text) => text.length >= 10,
    "Enter why none of them is a patient, in at least 10 characters.",
  ),
});
export type CloseBurstInput = z.infer<typeof CloseBurstSchema>;
