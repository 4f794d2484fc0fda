import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { againAfterDeadlock } from "@/lib/db/deadlock";
import { statement } from "@/lib/db/statement";
import { databaseErrorCode, FieldProblem, Rejection, UNIQUE_VIOLATION } from "@/lib/errors";
import type { AddLocationInput, LocationInput, PlaceInput, RenameLocationInput } from "./schema";

type Admin = Staff<"location:manage">;

const LOCATION = `"id" AS "locationId"`;
const locationId = '"locationId"';
const CHANGED = { staff: "$staff", from: "changed" };
const one = { locationId: "uuid" } as const;

const ADD = statement({
  name: "location_add",
  text: `WITH changed AS (
      INSERT INTO "Location" ("id", "code", "name") VALUES ($location, $code, $name) RETURNING ${LOCATION}, "name"),
    audited AS (${trail({
      action: "location.added",
      ...CHANGED,
      detail: { locationId, after: '"name"' },
    })})
    SELECT "locationId" FROM changed`,
  columns: one,
});

const RENAME = statement({
  name: "location_rename",
  text: `WITH old AS (SELECT "id", "name" FROM "Location" WHERE "id" = $location FOR UPDATE),
    changed AS (
      UPDATE "Location" l SET "name" = $name FROM old WHERE l."id" = old."id"
      RETURNING l.${LOCATION}, old."name" AS "before", l."name" AS "after"),
    audited AS (${trail({
      action: "location.renamed",
      ...CHANGED,
      detail: { locationId, before: '"before"', after: '"after"' },
    })})
    SELECT "locationId" FROM changed`,
  columns: one,
});

const CLOSE = statement({
  name: "location_close",
  text: `WITH changed AS (
      UPDATE "Location" SET "closedAt" = now() WHERE "id" = $location AND "closedAt" IS NULL RETURNING ${LOCATION}),
    audited AS (${trail({ action: "location.closed", ...CHANGED, detail: { locationId } })})
    SELECT "locationId" FROM changed`,
  columns: one,
});

const REOPEN = statement({
  name: "location_reopen",
  text: `WITH changed AS (
      UPDATE "Location" SET "closedAt" = NULL WHERE "id" = $location AND "closedAt" IS NOT NULL RETURNING ${LOCATION}),
    audited AS (${trail({ action: "location.reopened", ...CHANGED, detail: { locationId } })})
    SELECT "locationId" FROM changed`,
  columns: one,
});

const DESCRIBE = statement({
  name: "location_describe",
  text: `WITH changed AS (
      UPDATE "Location" SET "zone" = $zone::text, "address" = $address::text, "mapAddress" = $mapAddress::text,
        "directionsEn" = $directionsEn::text, "directionsEs" = $directionsEs::text
      WHERE "id" = $location RETURNING ${LOCATION}, "zone"),
    audited AS (${trail({
      action: "location.described",
      ...CHANGED,
      detail: { locationId, zone: '"zone"' },
    })})
    SELECT "locationId" FROM changed`,
  columns: one,
});

/**
 * Adds a location of the clinic. Its code stands in the address on its poster and never changes.
 * Returns a FieldProblem when the code is taken, even by a closed location.
 */
export async function addLocation(
  staff: Admin,
  input: AddLocationInput,
): Promise<FieldProblem | undefined> {
  try {
    const { code, name } = input;
    await ADD.run({ staff: staff.id, location: randomUUID(), code, name });
  } catch (error) {
    if (databaseErrorCode(error) !== UNIQUE_VIOLATION) throw error;
    return new FieldProblem("code", "A location with this code already exists.");
  }
}

/** Renames a location. Its code stays the same, so its posters stay valid. */
export async function renameLocation(staff: Admin, input: RenameLocationInput): Promise<void> {
  const rows = await RENAME.run({
    staff: staff.id,
    location: input.locationId,
    name: input.name,
  });
  if (rows.length === 0) throw new Rejection("not_found");
}

const KNOWS_ZONE = statement({
  name: "location_knows_zone",
  text: `SELECT EXISTS (SELECT 1 FROM pg_timezone_names z WHERE lower(z."name") = lower($zone::text)) AS "known"`,
  columns: { known: "bool" },
});

/**
 * Says where a location is, by which clock it works, and what its patients must know. Hours that are
 * painted, leaves and closings keep their wall-clock times, in the new zone; what is booked keeps its instant.
 * Returns a FieldProblem for a zone that the database does not know: it works out what a closing prevents.
 */
export async function describeLocation(
  staff: Admin,
  { locationId: location, ...place }: PlaceInput,
): Promise<FieldProblem | undefined> {
  const [zone] = place.zone === null ? [] : await KNOWS_ZONE.run({ zone: place.zone });
  if (zone?.known === false)
    return new FieldProblem(
      "zone",
      "This time zone is not known here. Enter another one with the same time.",
    );
  const rows = await DESCRIBE.run({ staff: staff.id, location, ...place });
  if (rows.length === 0) throw new Rejection("not_found");
}

/** Closes a location. A patient who still uses its poster starts an intake without a location. */
export async function closeLocation(staff: Admin, input: LocationInput): Promise<void> {
  const rows = await againAfterDeadlock(() =>
    CLOSE.run({ staff: staff.id, location: input.locationId }),
  );
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}

/** Opens a closed location again. */
export async function reopenLocation(staff: Admin, input: LocationInput): Promise<void> {
  const rows = await againAfterDeadlock(() =>
    REOPEN.run({ staff: staff.id, location: input.locationId }),
  );
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}
