import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { startOfDay } from "@/lib/time";
import { migrate } from "@/prisma/migrate";
import { migrateBeforeForTest, ownDatabaseForTest } from "@/test/own-database";
import { addStaffForTest } from "@/test/rows";
import { listDifferentDays } from "./different-days";

// A clinic that closed its places on a holiday before closings had wall-clock times.

const YEAR = new Date().getUTCFullYear() + 1;
const CHRISTMAS = `${YEAR}-12-25`;
const [AUCKLAND, CHICAGO] = [randomUUID(), randomUUID()];

const { url, query } = ownDatabaseForTest();

beforeAll(async () => {
  await migrateBeforeForTest(url, "away_by_the_clock_of_a_place");
  const place = (id: string, zone: string) =>
    query(
      `INSERT INTO "Location" ("id", "code", "name", "zone") VALUES ($1::uuid, $1::uuid::text, $1::text, $2)`,
      [id, zone],
    );
  await place(AUCKLAND, "Pacific/Auckland");
  await place(CHICAGO, "America/Chicago");
  const close = (place: string, zone: string) =>
    query(
      `INSERT INTO "AvailabilityException" ("id", "kind", "startsAt", "endsAt", "locationId", "reason")
       VALUES (gen_random_uuid(), 'closed', $1, $2, $3, 'Christmas Day')`,
      [startOfDay(CHRISTMAS, zone), startOfDay(`${YEAR}-12-26`, zone), place],
    );
  await close(AUCKLAND, "Pacific/Auckland");
  await close(CHICAGO, "America/Chicago");
  await migrate(url);
});

it("holidays that were stored by the clock of their place are listed on their date", async () => {
  const staff = await addStaffForTest("admin");
  const days = await listDifferentDays(staff, staff.id);
  const spans = days.map(({ location, from, to }) => [location, `${from}`, `${to}`]);
  const whole = [`${CHRISTMAS}T00:00:00`, `${YEAR}-12-26T00:00:00`];
  expect(spans).toHaveLength(2);
  expect(spans).toEqual(
    expect.arrayContaining([AUCKLAND, CHICAGO].map((place) => [place, ...whole])),
  );
});
