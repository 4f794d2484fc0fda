import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import { databaseErrorCode, FieldProblem, Rejection, UNIQUE_VIOLATION } from "@/lib/errors";
import type { AddLocationInput, LocationInput, RenameLocationInput } from "./schema";

type Admin = Staff<"location:manage">;

/** The end of each statement: what was done to the location goes into the trail. */
const AUDIT = (action: string, more = "") => `
  INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
  SELECT 'staff', $1, '${action}', jsonb_build_object('locationId', "id"${more}) FROM changed RETURNING "id"`;

/**
 * Adds a place of the clinic. Its code stands in the address of its poster and never changes, so a
 * code that is taken, also by a closed location, is for the person to mend.
 */
export async function addLocation(
  staff: Admin,
  input: AddLocationInput,
): Promise<FieldProblem | undefined> {
  try {
    await sql(
      "location_add",
      `WITH changed AS (
         INSERT INTO "Location" ("id", "code", "name") VALUES ($2, $3, $4) RETURNING "id", "name")
       ${AUDIT("location.added", `, 'after', "name"`)}`,
      [staff.id, randomUUID(), input.code, input.name],
    );
  } catch (error) {
    if (databaseErrorCode(error) !== UNIQUE_VIOLATION) throw error;
    return new FieldProblem("code", "There is a location with this code already.");
  }
}

/** Gives a location another name. Its code, and with it the posters, stay. */
export async function renameLocation(staff: Admin, input: RenameLocationInput): Promise<void> {
  const rows = await sql(
    "location_rename",
    `WITH old AS (SELECT "id", "name" FROM "Location" WHERE "id" = $2 FOR UPDATE),
     changed AS (
       UPDATE "Location" l SET "name" = $3 FROM old WHERE l."id" = old."id"
       RETURNING l."id", old."name" AS "before", l."name" AS "after")
     ${AUDIT("location.renamed", `, 'before', "before", 'after', "after"`)}`,
    [staff.id, input.locationId, input.name],
  );
  if (rows.length === 0) throw new Rejection("not_found");
}

/** Closes a location: whoever still comes by its poster starts an intake without a location. */
export async function closeLocation(staff: Admin, input: LocationInput): Promise<void> {
  const rows = await sql(
    "location_close",
    `WITH changed AS (
       UPDATE "Location" SET "closedAt" = now() WHERE "id" = $2 AND "closedAt" IS NULL RETURNING "id")
     ${AUDIT("location.closed")}`,
    [staff.id, input.locationId],
  );
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}

/** Opens a closed location again. */
export async function reopenLocation(staff: Admin, input: LocationInput): Promise<void> {
  const rows = await sql(
    "location_reopen",
    `WITH changed AS (
       UPDATE "Location" SET "closedAt" = NULL WHERE "id" = $2 AND "closedAt" IS NOT NULL RETURNING "id")
     ${AUDIT("location.reopened")}`,
    [staff.id, input.locationId],
  );
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}
