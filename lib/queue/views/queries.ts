import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import { type QueueFilter, QueueFilterSchema } from "@/lib/queue/filter";

export type SavedView = { id: string; name: string; filter: QueueFilter; deleted: boolean };

/** For so many days a deleted view can be put back. */
export const RESTORE_DAYS = 30;

/** One's own views by name, and those deleted in the last 30 days. */
export async function listViews(staff: Staff<"queue:read">): Promise<SavedView[]> {
  const rows = await sql<SavedView>(
    "view_list",
    `SELECT "id", "name", "filter", "deletedAt" IS NOT NULL AS "deleted" FROM "SavedView"
     WHERE "staffId" = $1 AND coalesce("deletedAt" > now() - make_interval(days => $2), true)
     ORDER BY lower("name"), "createdAt"`,
    [staff.id, RESTORE_DAYS],
  );
  return rows.map((row) => ({ ...row, filter: QueueFilterSchema.parse(row.filter) }));
}
