import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";
import { databaseErrorCode, FieldProblem, Rejection, UNIQUE_VIOLATION } from "@/lib/errors";
import type { AddViewInput, RenameViewInput, ViewInput } from "./schema";

const TAKEN = "You already have a view with that name.";

/**
 * Runs a statement that returns the row it wrote. Returns a FieldProblem when the name is taken.
 */
async function write(field: string, rows: Promise<unknown[]>): Promise<undefined | FieldProblem> {
  try {
    if ((await rows).length === 0) throw new Rejection("not_found");
  } catch (error) {
    if (databaseErrorCode(error) !== UNIQUE_VIOLATION) throw error;
    return new FieldProblem(field, TAKEN);
  }
  return undefined;
}

type ViewAction = "view.added" | "view.renamed" | "view.deleted" | "view.restored";

/** Records a change of a view in the audit log, without its name. */
const changing = (name: string, action: ViewAction, change: string) =>
  statement({
    name,
    text: `WITH changed AS (${change} RETURNING "id", "staffId")
      ${trail({ action, staff: '"staffId"', detail: { viewId: '"id"' }, from: "changed" })} RETURNING 1 AS "one"`,
    columns: { one: "int4" },
  });

const OWN = `"id" = $view AND "staffId" = $staff AND "deletedAt"`;
const ADD = changing(
  "view_add",
  "view.added",
  `INSERT INTO "SavedView" ("id", "staffId", "name", "filter") VALUES ($view, $staff, $name, $filter)`,
);
const RENAME = changing(
  "view_rename",
  "view.renamed",
  `UPDATE "SavedView" SET "name" = $name WHERE ${OWN} IS NULL`,
);
const DELETE = changing(
  "view_delete",
  "view.deleted",
  `UPDATE "SavedView" SET "deletedAt" = now() WHERE ${OWN} IS NULL`,
);
const RESTORE = changing(
  "view_restore",
  "view.restored",
  `UPDATE "SavedView" SET "deletedAt" = NULL WHERE ${OWN} IS NOT NULL`,
);

/** Saves a filter of the queue under a name, for this person alone. Names are unique per person. */
export function addView(staff: Staff<"queue:read">, { name, filter }: AddViewInput) {
  return write("name", ADD.run({ view: randomUUID(), staff: staff.id, name, filter }));
}

/** Renames one's own view. Refuses with not_found another person's view. */
export function renameView(staff: Staff<"queue:read">, { viewId, name }: RenameViewInput) {
  return write("name", RENAME.run({ view: viewId, staff: staff.id, name }));
}

/** Deletes one's own view; it can be restored. */
export function deleteView(staff: Staff<"queue:read">, { viewId }: ViewInput) {
  return write("viewId", DELETE.run({ view: viewId, staff: staff.id }));
}

/** Restores one's own deleted view. Refuses while another view has its name. */
export function restoreView(staff: Staff<"queue:read">, { viewId }: ViewInput) {
  return write("viewId", RESTORE.run({ view: viewId, staff: staff.id }));
}
