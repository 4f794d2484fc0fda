import type { Page } from "@playwright/test";
import { onTheHalfHour } from "@/test/on-the-half-hour";
import { expectNoBarrier } from "./barriers";
import { query } from "./database";
import { answersOf } from "./people";
import { addPerson, fileIntake, newName } from "./staff";

/** A time that patients can book, with whom and where. */
export type OwnTime = { clinicianId: string; clinicianName: string; startsAt: Date };

/** A kind of visit that patients book themselves; one for all tests of a database. */
export async function patientsBook(): Promise<void> {
  await query(
    `INSERT INTO "VisitType" ("id", "name", "mode", "minutes", "levels", "patientsBook")
     SELECT gen_random_uuid(), 'Visit that patients book', 'in_person', 30, '{URGENT,SOON,ROUTINE}', true
     WHERE NOT EXISTS (SELECT 1 FROM "VisitType" WHERE "patientsBook" AND "closedAt" IS NULL)`,
  );
}

/** Half hours of a new clinician at a place with an address, so many hours from now. */
export async function ownTimes(...hours: number[]): Promise<OwnTime[]> {
  await patientsBook();
  const { id: clinicianId, name: clinicianName } = await addPerson("clinician");
  const [place] = await query<{ id: string }>(
    `INSERT INTO "Location" ("id", "code", "name", "address", "directionsEn")
     SELECT x, x::text, 'North House', E'12 Main Street\nSecond floor', 'The elevator is on the left.'
     FROM gen_random_uuid() x RETURNING "id"`,
  );
  return query<OwnTime>(
    `INSERT INTO "AvailabilityException" ("id", "clinicianId", "kind", "startsAt", "endsAt", "locationId")
     SELECT gen_random_uuid(), $1, 'extra', t, t + interval '30 minutes', $3 FROM
       (SELECT ${onTheHalfHour("date_trunc('minute', now()) + make_interval(hours => h)")} AS t
        FROM unnest($2::int[]) h) times
     RETURNING "clinicianId", $4::text AS "clinicianName", "startsAt"`,
    [clinicianId, hours, place?.id, clinicianName],
  );
}

export const ZONE = "America/New_York";
export const heading = (page: Page) => page.getByRole("heading", { level: 1 });
export const clock = ({ startsAt }: OwnTime) =>
  new Intl.DateTimeFormat("en-US", {
    ...{ timeZone: ZONE, hour: "numeric", minute: "2-digit", timeZoneName: "short" },
  }).format(startsAt);

/** An intake of a person of their own: of one person no two visits overlap. */
export const fileSomebody = () => fileIntake(answersOf("Lund", { family_name: newName("Marlow") }));

/** Expects that axe finds no barrier here. It needs scripts, which these pages do without. */
export async function expectNoBarrierHere(page: Page, where: string): Promise<void> {
  const browser = page.context().browser();
  if (!browser) throw new Error("no browser");
  const viewport = page.viewportSize();
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ storageState, viewport, javaScriptEnabled: true });
  const other = await context.newPage();
  await other.goto(page.url());
  await expectNoBarrier(other, where);
  await context.close();
}
