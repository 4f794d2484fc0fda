import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { startOfDay } from "@/lib/time";
import { HISTORY, migrate, migrationsOnDisk } from "@/prisma/migrate";
import { openDatabaseForTest } from "@/test/own-database";
import { addStaffForTest } from "@/test/rows";
import { listDifferentDays } from "./different-days";

// A clinic that closed its places on a holiday before closings had wall-clock times.

const YEAR = new Date().getUTCFullYear() + 1;
const CHRISTMAS = `${YEAR}-12-25`;
const [AUCKLAND, CHICAGO] = [randomUUID(), randomUUID()];

let drop: () => Promise<void>;

beforeAll(async () => {
  drop = await openDatabaseForTest();
  const url = process.env.DATABASE_URL ?? "";
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(HISTORY);
  for (const { name, text, checksum } of migrationsOnDisk()) {
    if (name.endsWith("away_by_the_clock_of_a_place")) break;
    await client.query(text);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES ($1, $2, now(), $3)`,
      [randomUUID(), checksum, name],
    );
  }
  const place = (id: string, zone: string) =>
    client.query(
      `INSERT INTO "Location" ("id", "code", "name", "zone") VALUES ($1::uuid, $1::uuid::text, $1::text, $2)`,
      [id, zone],
    );
  await place(AUCKLAND, "Pacific/Auckland");
  await place(CHICAGO, "America/Chicago");
  const close = (place: string, zone: string) =>
    client.query(
      `INSERT INTO "AvailabilityException" ("id", "kind", "startsAt", "endsAt", "locationId", "reason")
       VALUES (gen_random_uuid(), 'closed', $1, $2, $3, 'Christmas Day')`,
      [startOfDay(CHRISTMAS, zone), startOfDay(`${YEAR}-12-26`, zone), place],
    );
  await close(AUCKLAND, "Pacific/Auckland");
  await close(CHICAGO, "America/Chicago");
  await client.end();
  await migrate(url);
});

afterAll(async () => {
  await closeDatabase();
  await drop();
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
