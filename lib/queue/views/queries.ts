import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";
import { type QueueFilter, QueueFilterSchema } from "@/lib/queue/filter";

export type SavedView = { id: string; name: string; filter: QueueFilter; deleted: boolean };

/** A deleted view can be restored for this many days. */
export const RESTORE_DAYS = 30;

const LIST = statement({
  name: "view_list",
  text: `SELECT "id", "name", "filter", "deletedAt" IS NOT NULL AS "deleted" FROM "SavedView"
    WHERE "staffId" = $staff AND coalesce("deletedAt" > now() - make_interval(days => $days), true)
    ORDER BY lower("name"), "createdAt"`,
  columns: { id: "uuid", name: "text", filter: "jsonb", deleted: "bool" },
});

/** One's own views by name, and those deleted in the last 30 days. */
export async function listViews(staff: Staff<"queue:read">): Promise<SavedView[]> {
  const rows = await LIST.run({ staff: staff.id, days: RESTORE_DAYS });
  return rows.map((row) => ({ ...row, filter: QueueFilterSchema.parse(row.filter) }));
}
