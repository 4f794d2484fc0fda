import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import type { AuditDetail } from "./event";

export const AUDIT_PAGE_SIZE = 50;

export type AuditFilter = { reference?: string; staffId?: string; before?: string };

export type AuditRow = {
  id: string;
  at: Date;
  actor: "staff" | "patient" | "system";
  staffName: string | null;
  action: string;
  intakeId: string | null;
  reference: string | null;
  detail: AuditDetail;
};

/**
 * The trail, newest first, at most 50 rows before the event id `before`; by intake reference or by
 * person. Reading the trail is itself an event.
 */
export async function listAuditEvents(
  staff: Staff<"audit:read">,
  filter: AuditFilter,
): Promise<{ rows: AuditRow[]; next: string | null }> {
  const rows = await sql<AuditRow>(
    "audit_list",
    `WITH looked AS (INSERT INTO "AuditEvent" ("actor", "staffId", "action") VALUES ('staff', $1, 'audit.viewed'))
     SELECT e."id"::text AS "id", e."at", e."actor", m."name" AS "staffName", e."action", e."intakeId",
            i."reference", e."detail"
     FROM "AuditEvent" e
     LEFT JOIN "StaffMember" m ON m."id" = e."staffId"
     LEFT JOIN "Intake" i ON i."id" = e."intakeId"
     WHERE ($2::text IS NULL OR e."intakeId" = (SELECT x."id" FROM "Intake" x WHERE x."reference" = $2))
       AND ($3::uuid IS NULL OR e."staffId" = $3)
       AND ($4::bigint IS NULL OR e."id" < $4)
     ORDER BY e."id" DESC LIMIT $5`,
    [
      staff.id,
      filter.reference ?? null,
      filter.staffId ?? null,
      filter.before ?? null,
      AUDIT_PAGE_SIZE + 1,
    ],
  );
  const page = rows.slice(0, AUDIT_PAGE_SIZE);
  return { rows: page, next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null };
}
