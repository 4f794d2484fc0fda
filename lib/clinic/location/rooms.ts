import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";
import { databaseErrorCode, FieldProblem, Rejection, UNIQUE_VIOLATION } from "@/lib/errors";
import type { AddRoomInput, RoomInput } from "./schema";

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
 * Adds a room to an open location. From then on each visit in person there takes a free room. Returns a
 * FieldProblem when an open room there has this name.
 */
export async function addRoom(
  staff: Admin,
  { locationId: location, name }: AddRoomInput,
): Promise<FieldProblem | undefined> {
  try {
    const rows = await ADD.run({ staff: staff.id, room: randomUUID(), location, name });
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
    SELECT (SELECT count(*)::int4 FROM "Appointment" a WHERE a."roomId" = closed."id" AND a."status" = 'booked'
      AND a."startsAt" > now()) AS "visits" FROM closed`,
  columns: { visits: "int4" },
});

/** Closes a room: no visit gets it any more. Gives how many that are ahead have it still. */
export async function closeRoom(staff: Admin, { roomId }: RoomInput): Promise<{ visits: number }> {
  const [row] = await CLOSE.run({ staff: staff.id, room: roomId });
  if (!row) throw new Rejection("changed_meanwhile");
  return row;
}
