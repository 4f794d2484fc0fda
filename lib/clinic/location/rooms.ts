import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { againAfterDeadlock } from "@/lib/db/deadlock";
import { statement } from "@/lib/db/statement";
import { databaseErrorCode, FieldProblem, Rejection, UNIQUE_VIOLATION } from "@/lib/errors";
import type { AddRoomInput, LocationInput, RoomInput } from "./schema";

type Admin = Staff<"location:manage">;

const ADD = statement({
  name: "room_add",
  text: `WITH added AS (
      INSERT INTO "Room" ("id", "locationId", "name")
      SELECT $room::uuid, l."id", $name FROM "Location" l WHERE l."id" = $location::uuid AND l."closedAt" IS NULL
      RETURNING "id", "locationId"),
    audited AS (${trail({
      action: "room.added",
      staff: "$staff",
      detail: { roomId: '"id"', locationId: '"locationId"' },
      from: "added",
    })})
    SELECT "id" FROM added`,
  columns: { id: "uuid" },
});

/**
 * Adds a room to an open location. From then on each visit in person there takes a free room, and a visit
 * whose room was closed gets this one if it is free then. Returns a FieldProblem when an open room there
 * has this name.
 */
export async function addRoom(
  staff: Admin,
  { locationId: location, name }: AddRoomInput,
): Promise<FieldProblem | undefined> {
  try {
    const rows = await againAfterDeadlock(() =>
      ADD.run({ staff: staff.id, room: randomUUID(), location, name }),
    );
    if (rows.length === 0) throw new Rejection("not_found");
  } catch (error) {
    if (databaseErrorCode(error) !== UNIQUE_VIOLATION) throw error;
    return new FieldProblem("name", "This location has a room with this name.");
  }
}

const CLOSE = statement({
  name: "room_close",
  text: `WITH closed AS (
      UPDATE "Room" SET "closedAt" = now() WHERE "id" = $room::uuid AND "closedAt" IS NULL RETURNING "id"),
    audited AS (${trail({
      action: "room.closed",
      staff: "$staff",
      detail: { roomId: '"id"' },
      from: "closed",
    })})
    SELECT "id" FROM closed`,
  columns: { id: "uuid" },
});

const LEFT = statement({
  name: "room_visits_left",
  text: `SELECT count(*)::int4 AS "visits" FROM "Appointment"
    WHERE "roomId" = $room::uuid AND "status" IN ('booked', 'arrived') AND "startsAt" > now()`,
  columns: { visits: "int4" },
});

/**
 * Closes a room: no visit gets it any more, and each one that is ahead there gets another room of the
 * location that is free then. Gives how many are left, for which there is none. They must be moved.
 */
export async function closeRoom(
  staff: Admin,
  { roomId: room }: RoomInput,
): Promise<{ visits: number }> {
  const rows = await againAfterDeadlock(() => CLOSE.run({ staff: staff.id, room }));
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
  const [left] = await LEFT.run({ room });
  return { visits: left?.visits ?? 0 };
}

const NEED_NONE = statement({
  name: "room_need_none",
  text: `WITH changed AS (
      UPDATE "Location" l SET "needsRoom" = false WHERE l."id" = $location::uuid AND l."needsRoom"
        AND NOT EXISTS (SELECT 1 FROM "Room" r WHERE r."locationId" = l."id" AND r."closedAt" IS NULL)
      RETURNING l."id"),
    freed AS (
      UPDATE "Appointment" a SET "roomId" = NULL FROM changed
      WHERE a."locationId" = changed."id" AND a."status" IN ('hold', 'booked', 'arrived') AND a."startsAt" > now()),
    audited AS (${trail({
      action: "room.none_needed",
      staff: "$staff",
      detail: { locationId: '"id"' },
      from: "changed",
    })})
    SELECT "id" FROM changed`,
  columns: { id: "uuid" },
});

/**
 * Says that visits at a location need no room any more. Refuses while a room is open there
 * (changed_meanwhile).
 */
export async function needNoRoom(
  staff: Admin,
  { locationId: location }: LocationInput,
): Promise<void> {
  const rows = await againAfterDeadlock(() => NEED_NONE.run({ staff: staff.id, location }));
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}
