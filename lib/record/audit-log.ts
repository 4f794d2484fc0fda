import type { AuditDetail } from "@/lib/audit/event";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { column, type RowOf, statement } from "@/lib/db/statement";

export const AUDIT_PAGE_SIZE = 50;

export type AuditFilter = { reference?: string; staffId?: string; before?: string };

const LIST = statement({
  name: "audit_list",
  text: `WITH looked AS (${trail({ action: "audit.viewed", staff: "$staff" })})
    SELECT e."id"::text AS "id", e."at", e."actor", m."name" AS "staffName", e."action", e."intakeId",
      i."reference", e."detail"
    FROM "AuditEvent" e
    LEFT JOIN "StaffMember" m ON m."id" = e."staffId"
    LEFT JOIN "Intake" i ON i."id" = e."intakeId"
    WHERE ($reference::text IS NULL
        OR e."intakeId" = (SELECT x."id" FROM "Intake" x WHERE x."reference" = $reference))
      AND ($by::uuid IS NULL OR e."staffId" = $by)
      AND ($before::bigint IS NULL OR e."id" < $before)
    ORDER BY e."id" DESC LIMIT $most`,
  columns: {
    id: "text",
    at: "timestamptz",
    actor: column<"staff" | "patient" | "system">("text"),
    staffName: "text?",
    action: "text",
    intakeId: "uuid?",
    reference: "text?",
    detail: column<AuditDetail>("jsonb"),
  },
});
export type AuditRow = RowOf<typeof LIST>;

/**
 * The audit log, newest first, at most 50 rows before the event id `before`; by intake reference or by
 * person. Reading it is itself an event.
 */
export async function listAuditEvents(
  staff: Staff<"audit:read">,
  filter: AuditFilter,
): Promise<{ rows: AuditRow[]; next: string | null }> {
  const rows = await LIST.run({
    staff: staff.id,
    reference: filter.reference ?? null,
    by: filter.staffId ?? null,
    before: filter.before ?? null,
    most: AUDIT_PAGE_SIZE + 1,
  });
  const page = rows.slice(0, AUDIT_PAGE_SIZE);
  return { rows: page, next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null };
}
