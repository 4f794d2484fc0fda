import { afterAll, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { raceForTest, runRace } from "@/test/booking-race";

afterAll(closeDatabase);

it("gives each of 5 times to one of 20 patients who book at once over two processes, and refuses the others clearly", async () => {
  const wants = await raceForTest(20, 5);
  const { outcomes } = await runRace(wants);
  const count = (outcome: string) => outcomes.filter((each) => each === outcome).length;
  expect([count("booked"), count("slot_taken")]).toEqual([5, 15]);
  const rows = await sql<{ status: string; times: number }>(
    "test_race_rows",
    `SELECT "status", count(DISTINCT ("clinicianId", "startsAt"))::int AS "times", count(*)::int AS "visits"
     FROM "Appointment" WHERE "intakeId" = ANY ($patients::uuid[]) GROUP BY "status"`,
    { patients: wants.map(({ intakeId }) => intakeId) },
  );
  expect(rows).toEqual([{ status: "booked", times: 5, visits: 5 }]);
});
