import { z } from "zod";
import type { Staff } from "@/lib/auth/staff";
import { column, statement } from "@/lib/db/statement";

/** Why a row was skipped; "done": it was not skipped. */
export const BULK_CODES = [
  "done",
  "already_closed",
  "changed_meanwhile",
  "claimed_by_other",
  "so_already",
  "alarm",
  "emergency",
  "self_harm",
  "visit_lost",
  "worse",
  "answered",
] as const;
export type BulkCode = (typeof BULK_CODES)[number];

export type BulkResult = { intakeId: string; reference: string; code: BulkCode };

export type BulkOutcome = {
  id: string;
  act: "assign" | "close" | "undo";
  /** The person they were assigned to, if any. */
  toName: string | null;
  toSelf: boolean;
  undone: boolean;
  results: BulkResult[];
};

const IdSchema = z.uuid();

const OUTCOME = statement({
  name: "bulk_outcome",
  text: `SELECT b."id", b."act", m."name" AS "toName", coalesce(b."toId" = b."staffId", false) AS "toSelf",
    b."undoneAt" IS NOT NULL AS "undone",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('intakeId', i."id", 'reference', i."reference",
        'code', r."value"->>'code') ORDER BY r."at"), '[]')
      FROM jsonb_array_elements(b."results") WITH ORDINALITY AS r("value", "at")
      JOIN "Intake" i ON i."id" = (r."value"->>'intakeId')::uuid) AS "results"
  FROM "BulkAct" b LEFT JOIN "StaffMember" m ON m."id" = b."toId"
  WHERE b."id" = $id AND b."staffId" = $staff`,
  columns: {
    id: "uuid",
    act: column<BulkOutcome["act"]>("text"),
    toName: "text?",
    toSelf: "bool",
    undone: "bool",
    results: column<BulkResult[]>("jsonb"),
  },
});

/** The outcome of this person's bulk action; null for another person's. */
export async function findOutcome(
  staff: Staff<"intake:claim">,
  bulkId: string,
): Promise<BulkOutcome | null> {
  if (!IdSchema.safeParse(bulkId).success) return null;
  const [row] = await OUTCOME.run({ id: bulkId, staff: staff.id });
  return row ?? null;
}
