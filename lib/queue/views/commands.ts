import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";
import { databaseErrorCode, FieldProblem, Rejection, UNIQUE_VIOLATION } from "@/lib/errors";
import type { AddViewInput, RenameViewInput, ViewInput } from "./schema";

const TAKEN = "You already have a view with that name.";

/** Runs a statement that gives the row it wrote; a name that is taken is for the person to mend. */
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

/** What was done to the view goes into the trail, without its name. */
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

/** Keeps a filter of the queue under a name, for this person alone. A name is given once. */
export function addView(staff: Staff<"queue:read">, { name, filter }: AddViewInput) {
  return write("name", ADD.run({ view: randomUUID(), staff: staff.id, name, filter }));
}

/** Gives one's own view another name. Refuses with not_found what is not one's own. */
export function renameView(staff: Staff<"queue:read">, { viewId, name }: RenameViewInput) {
  return write("name", RENAME.run({ view: viewId, staff: staff.id, name }));
}

/** Takes one's own view away; it can be put back. */
export function deleteView(staff: Staff<"queue:read">, { viewId }: ViewInput) {
  return write("viewId", DELETE.run({ view: viewId, staff: staff.id }));
}

/** Puts a view back that one has deleted; refused while another one has its name. */
export function restoreView(staff: Staff<"queue:read">, { viewId }: ViewInput) {
  return write("viewId", RESTORE.run({ view: viewId, staff: staff.id }));
}
