import type { Browser } from "@playwright/test";
import type { Role } from "@/lib/auth/permissions";
import { ASKING, arriveAt, banner, clearBoard, sendEmergencyTo } from "./board";
import { type Clinic, startClinic } from "./clinic";
import { query } from "./database";
import { addPerson, enter, expect, rowOf, test } from "./staff";

const PAUSED = /Live updates paused, reconnecting\. Last update \d\d:\d\d:\d\d/;

let clinic: Clinic;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async () => {
  clinic = await startClinic();
});

test.afterAll(async () => {
  await clinic?.close();
});

const arrive = (browser: Browser, role: Role) => arriveAt(clinic, browser, role);
const sendEmergency = () => sendEmergencyTo(clinic);

test.beforeEach(() => clearBoard(clinic));

test("a board whose server is down says since when it has no news, and catches up by itself", async ({
  browser,
}) => {
  const { page } = await arrive(browser, "clinician");
  await page.goto("/staff");
  await expect(page.getByText("No one is waiting.")).toBeVisible();
  await expect(page.getByText(PAUSED)).toHaveCount(0);
  await clinic.stopServer();
  await expect(page.getByText(PAUSED)).toBeVisible();
  await clinic.startServer();
  const reference = await sendEmergency();
  await expect(rowOf(page, reference)).toBeVisible();
  await expect(page.getByText(PAUSED)).toHaveCount(0);
  // From then on it hears events at once again.
  const second = await sendEmergency();
  await expect(rowOf(page, second)).toBeVisible();
});

test("a board without the event stream polls, and says so", async ({ browser }) => {
  const { page } = await arrive(browser, "clinician");
  await page.context().unroute(ASKING);
  await page.route("**/staff/live/events", (route) => route.abort());
  await page.goto("/staff");
  await expect(page.getByText(PAUSED)).toBeVisible();
  const reference = await sendEmergency();
  await expect(rowOf(page, reference)).toBeVisible({ timeout: 20_000 });
  await expect(banner(page)).toHaveText(/^1 unacknowledged emergency/);
  await expect(page.getByText(PAUSED)).toBeVisible();
});

test("a board that goes on in another session of its browser is recorded once for that", async ({
  browser,
}) => {
  const { page, context } = await arrive(browser, "clinician");
  await page.goto("/staff");
  await expect(page.getByText("No one is waiting.")).toBeVisible();
  const next = await addPerson("clinician", clinic.databaseUrl);
  await enter(context, next, clinic.address);
  for (const _ of [1, 2, 3])
    await expect(rowOf(page, await sendEmergency())).toBeVisible({ timeout: 20_000 });
  const [row] = await query<{ looks: number }>(
    `SELECT count(*)::int AS "looks" FROM "AuditEvent" WHERE "action" = 'queue.viewed' AND "staffId" = $1`,
    [next.id],
    clinic.databaseUrl,
  );
  expect(row?.looks).toBe(1);
});

test("all tabs of one browser hear, and still do when the first of them is closed", async ({
  browser,
}) => {
  const { page } = await arrive(browser, "clinician");
  await page.goto("/staff");
  const others = await Promise.all(
    ["/staff", "/staff/calendar", "/staff/availability", "/staff/account", "/staff", "/staff"].map(
      async (path) => {
        const tab = await page.context().newPage();
        await tab.goto(path);
        return tab;
      },
    ),
  );
  await sendEmergency();
  for (const tab of others) await expect(banner(tab)).toHaveText(/^1 unacknowledged emergency/);
  await page.close();
  await sendEmergency();
  for (const tab of others) await expect(banner(tab)).toHaveText(/^2 unacknowledged emergencies/);
});

test("a screen whose session is revoked stops hearing and shows the sign-in page within seconds", async ({
  browser,
}) => {
  const { page, person } = await arrive(browser, "clinician");
  await page.context().unroute(ASKING);
  await page.goto("/staff");
  await expect(page.getByText("No one is waiting.")).toBeVisible();
  await query(
    `UPDATE "StaffSession" SET "revokedAt" = now() WHERE "staffId" = $1`,
    [person.id],
    clinic.databaseUrl,
  );
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
});

test("an open board does not keep an unused session alive", async ({ browser }) => {
  const { page, person } = await arrive(browser, "clinician");
  await page.context().unroute(ASKING);
  await page.goto("/staff");
  await expect(page.getByText("No one is waiting.")).toBeVisible();
  const seen = `UPDATE "StaffSession" SET "lastSeenAt" = now() - interval '29 minutes' WHERE "staffId" = $1`;
  await query(seen, [person.id], clinic.databaseUrl);
  const reference = await sendEmergency();
  await expect(rowOf(page, reference)).toBeVisible();
  // The stream reconnects and the page polls and updates: none of it is a person's activity.
  await page.context().setOffline(true);
  await expect(page.getByText(PAUSED)).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(PAUSED)).toHaveCount(0);
  const [session] = await query<{ idle: number }>(
    `SELECT extract(epoch FROM now() - "lastSeenAt")::int AS "idle" FROM "StaffSession" WHERE "staffId" = $1`,
    [person.id],
    clinic.databaseUrl,
  );
  expect(session?.idle).toBeGreaterThan(29 * 60 - 1);
});
