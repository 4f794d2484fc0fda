import { z } from "zod";
import { LEVELS } from "@/lib/triage/symptoms";

/**
 * What the listed intakes have in common: under: the clinician put them higher; over: lower; late: not
 * opened in time; missed: nobody was in touch in time.
 */
const KINDS = ["under", "over", "late", "missed"] as const;

const CasesSchema = z.object({
  triage: z.enum(LEVELS).nullable().catch(null),
  clinician: z.enum(LEVELS).nullable().catch(null),
  kind: z.enum(KINDS).nullable().catch(null),
});

/** Which intakes are listed; null: any. */
export type CasesFilter = z.infer<typeof CasesSchema>;

/** The filter of an address; what it does not know is left out. */
export const readCases = (given: unknown): CasesFilter => CasesSchema.parse(given);
