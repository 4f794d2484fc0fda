import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { findAvailability, listVisitsToMove } from "@/lib/appointment/hours/queries";
import { listAttention } from "@/lib/attention/queries";
import { closeDatabase, sql } from "@/lib/db/client";
import { Rejection } from "@/lib/errors";
import {
  addIntakeForTest,
  addStaffForTest,
  bookAsSeenForTest,
  offerForTest,
  trailForTest,
} from "@/test/rows";
import { addLocation } from "./commands";
import { listLocations } from "./queries";
import { addRoom, closeRoom, needNoRoom } from "./rooms";

afterAll(closeDatabase);

/** A location with rooms of these names, and their ids. */
async function placeWith(...names: string[]) {
  const [admin, code] = [await addStaffForTest("admin"), `x-${randomUUID()}`];
  await addLocation(admin, { name: "Mill", code });
  const there = async () => (await listLocations(admin)).find((each) => each.code === code)!;
  const { id: locationId } = await there();
  for (const name of names) await addRoom(admin, { locationId, name });
  const { rooms } = await there();
  const roomOf = (name: string) => rooms.find((room) => room.name === name)?.id ?? "";
  return { admin, locationId, there, roomOf };
}

/** An hour from now, for one visit there; gives its time. */
async function offerAt(locationId: string) {
  const time = await offerForTest((await addStaffForTest()).id, 60);
  await sql(
    "test_offer_at",
    `UPDATE "AvailabilityException" SET "locationId" = $locationId
     WHERE "clinicianId" = $clinicianId AND "kind" = 'extra'`,
    { locationId, clinicianId: time.clinicianId },
  );
  return time;
}

async function visitAt(locationId: string): Promise<string> {
  const intakeId = await addIntakeForTest("SOON");
  const time = await offerAt(locationId);
  await bookAsSeenForTest(await addStaffForTest(), { intakeId, time });
  return intakeId;
}

async function roomNameOf(intake: string) {
  const [row] = await sql<{ name: string | null }>(
    "test_room_name",
    `SELECT r."name" FROM "Appointment" a LEFT JOIN "Room" r ON r."id" = a."roomId" WHERE a."intakeId" = $intake`,
    { intake },
  );
  return row?.name;
}

async function attentionTo(intake: string) {
  const { rows } = await listAttention(await addStaffForTest());
  return rows.filter(({ intakeId }) => intakeId === intake).map(({ kind }) => kind);
}

it("gives the visits of a room that closes another free room, and lists those for which there is none", async () => {
  const { admin, locationId, roomOf } = await placeWith("A", "B");
  const [one, two] = [await visitAt(locationId), await visitAt(locationId)];
  expect([await roomNameOf(one), await roomNameOf(two)]).toEqual(["A", "B"]);
  const later = await placeWith("A", "B");
  const moved = await visitAt(later.locationId);
  expect(await closeRoom(later.admin, { roomId: later.roomOf("A") })).toEqual({ visits: 0 });
  expect(await roomNameOf(moved)).toBe("B");
  expect((await trailForTest(moved)).at(-1)).toBe("appointment.room_changed");
  expect(await attentionTo(moved)).toEqual([]);

  expect(await closeRoom(admin, { roomId: roomOf("A") })).toEqual({ visits: 1 });
  expect(await roomNameOf(one)).toBe("A");
  expect(await attentionTo(one)).toEqual(["room_closed"]);
  expect(await attentionTo(two)).toEqual([]);
  const toMove = await listVisitsToMove(admin);
  expect(toMove.find(({ intakeId }) => intakeId === one)).toMatchObject({ onlyRoom: true });
  // A new room takes it.
  await addRoom(admin, { locationId, name: "C" });
  expect(await roomNameOf(one)).toBe("C");
  expect(await attentionTo(one)).toEqual([]);
});

it("gives a free room in which somebody kept a time that has expired", async () => {
  const { admin, locationId, roomOf } = await placeWith("A", "B");
  const [visit, left] = [await visitAt(locationId), await visitAt(locationId)];
  await sql(
    "test_expired_hold",
    `UPDATE "Appointment" SET "holdUntil" = now() - interval '1 minute' WHERE "intakeId" = $left`,
    { left },
  );
  expect(await closeRoom(admin, { roomId: roomOf("A") })).toEqual({ visits: 0 });
  expect(await roomNameOf(visit)).toBe("B");
});

it("books no visit in person without a room once the last one is closed, until none is needed", async () => {
  const { admin, locationId, there, roomOf } = await placeWith("A");
  await expect(needNoRoom(admin, { locationId })).rejects.toEqual(
    new Rejection("changed_meanwhile"),
  );
  await closeRoom(admin, { roomId: roomOf("A") });
  expect(await there()).toMatchObject({ needsRoom: true, rooms: [] });
  const [intakeId, time] = [await addIntakeForTest("SOON"), await offerAt(locationId)];
  const staff = await addStaffForTest();
  await expect(bookAsSeenForTest(staff, { intakeId, time })).rejects.toMatchObject({
    code: "slot_closed",
  });
  await needNoRoom(admin, { locationId });
  await bookAsSeenForTest(staff, { intakeId, time });
  expect(await roomNameOf(intakeId)).toBeNull();
  const { needRoom } = await findAvailability(new Date(), new Date());
  expect(needRoom).not.toContain(locationId);
});
