import type { AuditDetail } from "@/lib/audit/event";
import { column, statement } from "@/lib/db/statement";
import { REJECTIONS, Rejection, type RejectionCode } from "@/lib/errors";

/** Locks the queue entry: a writer that had to wait then sees the newest row. */
export const LOCKED_ENTRY = `entry AS (SELECT * FROM "QueueEntry" WHERE "intakeId" = $intake::uuid FOR UPDATE)`;

const GONE = `
      WHEN NOT EXISTS (SELECT 1 FROM "Intake" WHERE "id" = $intake::uuid) THEN 'not_found'
      WHEN NOT EXISTS (SELECT 1 FROM entry) THEN 'already_closed'`;
const HELD = `
      WHEN EXISTS (SELECT 1 FROM entry WHERE "claimedById" <> $staff::uuid) THEN 'claimed_by_other'`;
/** One more WHEN: something changed since the version that the person saw. */
export const STALE = `
      WHEN EXISTS (SELECT 1 FROM entry WHERE "version" <> $version::int) THEN 'changed_meanwhile'`;

/**
 * The beginning of a statement that changes an open intake: `$intake`, by `$staff`, in the
 * `$version` that the person saw (null: any). Gives `ruling` (`code`: why it is refused, or done;
 * `holder`: the holder's name) and `allowed` (the entry, only when the ruling is done).
 * `heldByOther`: whether a colleague's claim blocks the change. `more`: further WHENs;
 * `first`: those that come before the entry is locked.
 */
export function entryGuard(heldByOther: "refused" | "allowed", more = "", first = ""): string {
  return `${LOCKED_ENTRY},
  ruling AS (SELECT CASE ${first} ${GONE}${heldByOther === "refused" ? HELD : ""}${more}${STALE}
      ELSE 'done' END AS "code",
    (SELECT m."name" FROM entry JOIN "StaffMember" m ON m."id" = entry."claimedById") AS "holder"),
  allowed AS (SELECT entry.* FROM entry, ruling WHERE ruling."code" = 'done')`;
}

export type Ruling = { code: string; holder?: string | null };

/** The columns of such a statement, which ends in `SELECT "code", "holder" FROM ruling`. */
export const RULING = { code: "text", holder: "text?" } as const;

/** The last line of such a statement selects from ruling; any code but done is thrown. */
export function settle<Row extends Ruling>(rows: Row[]): Row {
  const row = rows[0];
  if (row?.code === "done") return row;
  const code = REJECTIONS.find((known): known is RejectionCode => known === row?.code);
  throw new Rejection(code ?? "not_found", row?.holder ?? undefined);
}

const LAST_EVENT = statement({
  name: "queue_last_event",
  text: `SELECT coalesce(m."name", CASE e."actor" WHEN 'patient' THEN 'the patient' ELSE 'the service' END) AS "who",
      e."action", e."detail" || jsonb_strip_nulls(jsonb_build_object('to', t."name")) AS "detail", e."at"
    FROM "AuditEvent" e LEFT JOIN "StaffMember" m ON m."id" = e."staffId"
    LEFT JOIN "StaffMember" t ON t."id" = (e."detail"->>'toId')::uuid
    WHERE e."intakeId" = $intake AND e."action" NOT IN ('intake.opened', 'alarm.passed_on', 'message.written') ORDER BY e."at" DESC, e."id" DESC LIMIT 1`,
  columns: { who: "text", action: "text", detail: column<AuditDetail>("jsonb"), at: "timestamptz" },
});

const SOMEBODY_ELSE: readonly RejectionCode[] = [
  "already_closed",
  "claimed_by_other",
  "changed_meanwhile",
];

/** Waits for a change of an intake. A refusal because of somebody else tells who did what, and when. */
export async function withLastEvent<T>(intakeId: string, change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    if (!(error instanceof Rejection) || !SOMEBODY_ELSE.includes(error.code)) throw error;
    // Read after the refusal, so that it includes the faster person's change.
    const [last] = await LAST_EVENT.run({ intake: intakeId });
    throw new Rejection(error.code, error.holder, last);
  }
}

/** Like `settle`, for a change of an open intake. A refusal tells who did what, and when. */
export const settleEntry = <Row extends Ruling>(intakeId: string, rows: Row[]): Promise<Row> =>
  withLastEvent(
    intakeId,
    Promise.resolve(rows).then((given) => settle(given)),
  );
