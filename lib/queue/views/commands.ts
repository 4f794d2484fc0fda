import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import { databaseErrorCode, FieldProblem, Rejection, UNIQUE_VIOLATION } from "@/lib/errors";
import type { AddViewInput, RenameViewInput, ViewInput } from "./schema";

const TAKEN = "You have a view of that name already.";

/** Runs a statement that gives the row it wrote; a name that is taken is for the person to mend. */
async function write(
  field: string,
  [name, text]: readonly [string, string],
  values: unknown[],
): Promise<undefined | FieldProblem> {
  try {
    const rows = await sql(name, text, values);
    if (rows.length === 0) throw new Rejection("not_found");
  } catch (error) {
    if (databaseErrorCode(error) !== UNIQUE_VIOLATION) throw error;
    return new FieldProblem(field, TAKEN);
  }
  return undefined;
}

/** The end of each statement: what was done to the view goes into the trail, without its name. */
const AUDIT = (action: string) => `
  INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
  SELECT 'staff', "staffId", '${action}', jsonb_build_object('viewId', "id") FROM changed RETURNING "id"`;

const ADD = [
  "view_add",
  `WITH changed AS (
     INSERT INTO "SavedView" ("id", "staffId", "name", "filter") VALUES ($1, $2, $3, $4)
     RETURNING "id", "staffId")
   ${AUDIT("view.added")}`,
] as const;

const change = (what: string, action: string, set: string, deleted: boolean) =>
  [
    what,
    `WITH changed AS (
       UPDATE "SavedView" SET ${set} WHERE "id" = $1 AND "staffId" = $2
         AND "deletedAt" IS ${deleted ? "NOT NULL" : "NULL"} RETURNING "id", "staffId")
     ${AUDIT(action)}`,
  ] as const;

const RENAME = change("view_rename", "view.renamed", `"name" = $3`, false);
const DELETE = change("view_delete", "view.deleted", `"deletedAt" = now()`, false);
const RESTORE = change("view_restore", "view.restored", `"deletedAt" = NULL`, true);

/** Keeps a filter of the queue under a name, for this person alone. A name is given once. */
export function addView(staff: Staff<"queue:read">, { name, filter }: AddViewInput) {
  return write("name", ADD, [randomUUID(), staff.id, name, filter]);
}

/** Gives one's own view another name. Refuses with not_found what is not one's own. */
export function renameView(staff: Staff<"queue:read">, { viewId, name }: RenameViewInput) {
  return write("name", RENAME, [viewId, staff.id, name]);
}

/** Takes one's own view away; it can be put back. */
export function deleteView(staff: Staff<"queue:read">, { viewId }: ViewInput) {
  return write("viewId", DELETE, [viewId, staff.id]);
}

/** Puts a view back that one has deleted; refused while another one has its name. */
export function restoreView(staff: Staff<"queue:read">, { viewId }: ViewInput) {
  return write("viewId", RESTORE, [viewId, staff.id]);
}
