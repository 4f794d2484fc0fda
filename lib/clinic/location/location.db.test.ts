import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { FieldProblem, Rejection } from "@/lib/errors";
import { assess } from "@/lib/facts/assess";
import { fileDraft, startDraft } from "@/lib/intake/commands";
import { listQueue } from "@/lib/queue/queries";
import { openIntake } from "@/lib/record/queries";
import { addStaffForTest } from "@/test/rows";
import {
  addLocation,
  closeLocation,
  describeLocation,
  renameLocation,
  reopenLocation,
} from "./commands";
import { findLocationName, listLocations } from "./queries";
import { addRoom, closeRoom } from "./rooms";
import { PlaceSchema } from "./schema";

afterAll(closeDatabase);

async function newLocation() {
  const admin = await addStaffForTest("admin");
  const code = `x-${randomUUID()}`;
  await addLocation(admin, { name: "Old Mill", code });
  const all = await listLocations(admin);
  const { id } = all.find((location) => location.code === code)!;
  return { admin, code, input: { locationId: id } };
}

const trailOf = async (staffId: string) => {
  const rows = await sql<{ action: string; detail: object }>(
    "test_location_trail",
    `SELECT "action", "detail" FROM "AuditEvent" WHERE "staffId" = $staffId ORDER BY "id"`,
    { staffId },
  );
  return rows.map(({ action, detail }) => [action, detail]);
};

async function begun(at: string | null) {
  const draft = await startDraft("en", at);
  const answers = { respondent: "self", age_years: "40", emergency_nerves: ["saddle"] };
  const assessed = assess(answers, { finished: false });
  await fileDraft(draft, { locale: "en", now: new Date(), filedAs: "emergency_stop", assessed });
  return draft.id;
}

describe("a location", () => {
  it("is added, renamed, closed and opened again, each with its event", async () => {
    const { admin, code, input } = await newLocation();
    expect(await findLocationName(code)).toBe("Old Mill");
    await renameLocation(admin, { ...input, name: "New Mill" });
    expect(await findLocationName(code)).toBe("New Mill");
    await closeLocation(admin, input);
    expect(await findLocationName(code)).toBeNull();
    await reopenLocation(admin, input);
    expect(await findLocationName(code)).toBe("New Mill");
    expect(await trailOf(admin.id)).toEqual([
      ["location.added", { ...input, after: "Old Mill" }],
      ["location.renamed", { ...input, before: "Old Mill", after: "New Mill" }],
      ["location.closed", input],
      ["location.reopened", input],
    ]);
  });

  it("does not take the code of another one, and writes no event then", async () => {
    const { admin, code } = await newLocation();
    const again = await addLocation(admin, { name: "Another", code });
    expect(again).toBeInstanceOf(FieldProblem);
    expect(await trailOf(admin.id)).toHaveLength(1);
  });

  it("is not closed twice, and a missing one is not renamed", async () => {
    const { admin, input } = await newLocation();
    await closeLocation(admin, input);
    await expect(closeLocation(admin, input)).rejects.toEqual(new Rejection("changed_meanwhile"));
    const nowhere = { locationId: randomUUID(), name: "Nowhere" };
    await expect(renameLocation(admin, nowhere)).rejects.toEqual(new Rejection("not_found"));
  });
});

it("says where it is, by which clock, and has rooms, each with its event", async () => {
  const { admin, input } = await newLocation();
  const place = {
    ...{ zone: "America/Chicago", address: "12 Mill Road", mapAddress: "https://maps.example/12" },
    ...{ directionsEn: "Bring your list of medicines.", directionsEs: null },
  };
  expect(
    await describeLocation(admin, { ...input, ...place, zone: "Mars/Olympus" }),
  ).toBeInstanceOf(FieldProblem);
  expect(await describeLocation(admin, { ...input, ...place })).toBeUndefined();
  expect(await addRoom(admin, { ...input, name: "Room 1" })).toBeUndefined();
  expect(await addRoom(admin, { ...input, name: "Room 1" })).toBeInstanceOf(FieldProblem);
  const found = async () => (await listLocations(admin)).find(({ id }) => id === input.locationId);
  const room = (await found())?.rooms[0];
  expect(await found()).toMatchObject({ ...place, rooms: [{ name: "Room 1" }] });
  expect(await closeRoom(admin, { roomId: room?.id ?? "" })).toEqual({ visits: 0 });
  expect((await found())?.rooms).toEqual([]);
  await expect(closeRoom(admin, { roomId: room?.id ?? "" })).rejects.toEqual(
    new Rejection("changed_meanwhile"),
  );
  const actions = (await trailOf(admin.id)).map(([action]) => action);
  expect(actions).toEqual(["location.added", "location.described", "room.added", "room.closed"]);
});

it("takes no zone that is none, and no map address that is not https", () => {
  const place = { locationId: randomUUID(), address: "", directionsEn: "", directionsEs: "" };
  const read = (more: object) =>
    PlaceSchema.safeParse({ ...place, zone: "", mapAddress: "", ...more });
  expect(read({}).data).toMatchObject({ zone: null, mapAddress: null });
  expect(read({ zone: "Europe/Madrid", mapAddress: "https://maps.example/1" }).success).toBe(true);
  for (const zone of ["Nowhere/Else", "+02:00", "CET", "x"])
    expect(read({ zone }).success).toBe(false);
  for (const mapAddress of ["http://a.example", "javascript:alert(1)"])
    expect(read({ mapAddress }).success).toBe(false);
});

describe("an intake", () => {
  it("belongs to the location where it began, as staff see on the board and on its page", async () => {
    const { admin, code, input } = await newLocation();
    const id = await begun(code);
    // An intake that began before stays at its location, even when the location closes.
    await closeLocation(admin, input);
    const board = await listQueue(admin, { level: "EMERGENCY" }, 1, false);
    expect(board.find((row) => row.intakeId === id)?.location).toBe("Old Mill");
    expect((await openIntake(admin, null, id)).location).toBe("Old Mill");
  });

  it("begins without a location where the code is unknown, closed or missing", async () => {
    const { admin, code, input } = await newLocation();
    await closeLocation(admin, input);
    for (const at of [code, "nowhere-at-all", null]) {
      expect((await openIntake(admin, null, await begun(at))).location).toBeNull();
    }
  });
});
