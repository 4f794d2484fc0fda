import type { Browser } from "@playwright/test";
import type { Role } from "@/lib/auth/permissions";
import { codeOf } from "@/lib/form/steps";
import messages from "@/messages/en.json" with { type: "json" };
import { type Clinic, join, type Server, startClinic, startServerOn } from "./clinic";
import { query } from "./database";
import { referenceOn, walk } from "./patient";
import { answersOf } from "./people";
import { expect, part, test } from "./staff";

// This file's own clinic, on two servers: admins work on the first, patients come to the second.
let clinic: Clinic;
let second: Server;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async () => {
  clinic = await startClinic();
  second = await startServerOn(clinic.databaseUrl);
});

test.afterAll(async () => {
  await second?.stop();
  await clinic?.close();
});

const as = async (browser: Browser, role: Role) => (await join(clinic, browser, role)).page;

/** Files a planned intake on the patient pages; gives its due time as staff see it. */
async function dueOfNextIntake(browser: Browser): Promise<Date> {
  const context = await browser.newContext({ baseURL: second.address });
  const page = await context.newPage();
  await page.goto("/en");
  await page.getByRole("button", { name: messages.start.startNow }).first().click();
  await expect(page).toHaveURL(new RegExp(codeOf("about_you")));
  await walk(page, answersOf("Chen"));
  await page.getByRole("button", { name: messages.check.send }).click();
  await expect(page).toHaveURL(/\/en\/result/);
  const reference = await referenceOn(page);
  await context.close();
  const [row] = await query<{ level: string; dueAt: Date }>(
    `SELECT q."level", q."dueAt" FROM "QueueEntry" q JOIN "Intake" i ON i."id" = q."intakeId"
     WHERE i."reference" = $1`,
    [reference],
    clinic.databaseUrl,
  );
  expect(row?.level).toBe("SOON");
  return row!.dueAt;
}

const WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const inZone = (moment: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-US", { timeZone: "America/New_York", ...options }).format(moment);

test("opening hours that an admin sets decide when the next intake is due, and can move open ones", async ({
  browser,
}) => {
  const before = await dueOfNextIntake(browser);
  const admin = await as(browser, "admin");
  await admin.goto("/staff/settings/opening");
  const hours = part(admin, "Hours and holidays of the whole clinic");
  // Open only on this day of the week: the next one is a week from now.
  const today = inZone(new Date(), { weekday: "long" });
  for (const day of WEEK) await hours.getByLabel(day, { exact: true }).fill("");
  const saved = hours.getByRole("button", { name: "Save hours and holidays" });
  await saved.click();
  await expect(hours.getByRole("alert")).toContainText("Enter hours for at least one day");
  await hours.getByLabel(today, { exact: true }).fill("10-11");
  await saved.click();
  await expect(hours.getByRole("status")).toContainText("Saved");
  await expect(hours.getByLabel(today, { exact: true })).toHaveValue("10:00-11:00");

  const due = await dueOfNextIntake(browser);
  expect(inZone(due, { weekday: "long" })).toBe(today);
  expect(inZone(due, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })).toMatch(
    /^(10:[0-5]\d|11:00)$/,
  );

  // An intake that was open before keeps its deadline until it is recalculated.
  const stayed = await query<{ dueAt: Date }>(
    `SELECT "dueAt" FROM "QueueEntry" WHERE "dueAt" = $1`,
    [before],
    clinic.databaseUrl,
  );
  expect(stayed).toHaveLength(1);
  await admin.goto("/staff/settings/targets");
  const open = part(admin, "Open intakes");
  await expect(open).toContainText("0 would be due earlier, 1 later");
  await open.getByRole("button", { name: "Recalculate open deadlines" }).click();
  await expect(open.getByRole("status")).toContainText("1 deadline moved");
  await expect(open).toContainText("No deadlines would change");
});

test("a location has its own targets, and one that is too long is refused", async ({ browser }) => {
  const admin = await as(browser, "admin");
  await admin.goto("/staff/locations");
  await admin.getByRole("main").getByText("Add a location", { exact: true }).click();
  await admin.getByLabel("Name", { exact: true }).fill("Old Mill");
  await admin.getByLabel("Code in the address").fill("old-mill");
  await admin.getByRole("button", { name: "Add location" }).click();
  await expect(admin.getByRole("row").filter({ hasText: "Old Mill" })).toBeVisible();
  await admin.goto("/staff/settings/targets");
  await admin.getByRole("link", { name: "Old Mill" }).click();
  const targets = part(admin, "Targets of Old Mill");
  await expect(targets).toContainText("Whole-clinic setting");
  await targets.getByLabel("Urgent, minutes").fill("300");
  await targets.getByRole("button", { name: "Save targets" }).click();
  await expect(targets.getByLabel("Urgent, minutes")).toHaveAccessibleDescription(
    /at most 240 minutes/,
  );
  await targets.getByLabel("Urgent, minutes").fill("60");
  await targets.getByLabel("Soon, counted in").selectOption("Opening hours");
  await targets.getByRole("button", { name: "Save targets" }).click();
  await expect(targets.getByRole("status")).toContainText("Saved");
  await expect(targets.getByLabel("Soon, counted in")).toHaveValue("opening_hours");
  await admin.getByRole("link", { name: "Whole clinic" }).click();
  await expect(
    part(admin, "Targets of the whole clinic").getByLabel("Urgent, minutes"),
  ).toHaveValue("240");
});
