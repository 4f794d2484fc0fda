import type { AuditDetail } from "@/lib/audit/event";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { column, type RowOf, statement } from "@/lib/db/statement";

export const AUDIT_PAGE_SIZE = 50;

export type AuditFilter = { reference?: string; staffId?: string; before?: string };

/** SQL for each part of a filter. Only those that are asked for stand in the statement, so each has its index. */
const FITS = {
  reference: `e."intakeId" = (SELECT x."id" FROM "Intake" x WHERE x."reference" = $reference::text)`,
  staffId: `e."staffId" = $staffId::uuid`,
  before: `e."id" < $before::bigint`,
} as const;

const LIST = statement({
  name: "audit_list",
  text: (fits) => `WITH looked AS (${trail({ action: "audit.viewed", staff: "$staff" })})
    SELECT e."id"::text AS "id", e."at", e."actor", m."name" AS "staffName", e."action", e."intakeId",
      i."reference", e."detail"
    FROM "AuditEvent" e
    LEFT JOIN "StaffMember" m ON m."id" = e."staffId"
    LEFT JOIN "Intake" i ON i."id" = e."intakeId"
    WHERE ${fits}
    ORDER BY e."id" DESC LIMIT $most`,
  samples: [["true"], [FITS.reference], [FITS.staffId], [FITS.before]],
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
  const parts = (Object.keys(FITS) as (keyof typeof FITS)[]).filter((part) => filter[part]);
  const fits = parts.map((part) => FITS[part]).join(" AND ") || "true";
  const values = Object.fromEntries(parts.map((part) => [part, filter[part] ?? null]));
  const rows = await LIST.run({ staff: staff.id, most: AUDIT_PAGE_SIZE + 1, ...values }, fits);
  const page = rows.slice(0, AUDIT_PAGE_SIZE);
  return { rows: page, next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null };
}
