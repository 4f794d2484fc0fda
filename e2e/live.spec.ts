import type { Browser } from "@playwright/test";
import type { Role } from "@/lib/auth/permissions";
import { ASKING, arriveAt, banner, clearBoard, sendEmergencyTo } from "./board";
import { type Clinic, startClinic } from "./clinic";
import { query } from "./database";
import { begin, referenceOn, walk } from "./patient";
import { answersOf } from "./people";
import { expect, rowOf, test } from "./staff";
import { staffPages } from "./staff-pages";

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

/** A patient answers in a separate browser until the form stops at an emergency. */
async function answerUntilEmergency(browser: Browser): Promise<string> {
  const context = await browser.newContext({ baseURL: clinic.address });
  const page = await context.newPage();
  await begin(page);
  await walk(page, answersOf("Whitlock"));
  const reference = await referenceOn(page);
  await context.close();
  return reference;
}

test.beforeEach(() => clearBoard(clinic));

test("an emergency rings on every staff page until a colleague claims it on the board", async ({
  browser,
}) => {
  const [desk, doctor] = [await arrive(browser, "front_desk"), await arrive(browser, "clinician")];
  await desk.page.goto("/staff/calendar");
  await doctor.page.goto("/staff");
  await expect(doctor.page.getByText("No one is waiting.")).toBeVisible();
  for (const { page } of [desk, doctor]) {
    await expect(banner(page)).toHaveCount(0);
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  }

  const reference = await answerUntilEmergency(browser);
  for (const { page } of [desk, doctor]) {
    await expect(banner(page)).toHaveText(/^1 unacknowledged emergency, waiting since \d\d:\d\d$/);
    await expect(page).toHaveTitle(/^\(1\) /);
  }
  await expect(rowOf(doctor.page, reference)).toBeVisible();
  await expect(rowOf(doctor.page, reference)).toContainText("Unacknowledged");

  await doctor.page.getByRole("button", { name: `Claim ${reference}` }).click();
  for (const { page } of [desk, doctor]) {
    await expect(banner(page)).toHaveCount(0);
    await expect(page).not.toHaveTitle(/^\(/);
    expect(await page.evaluate(() => "sameDocument" in window), "it was not reloaded").toBe(true);
  }

  await desk.page.goto("/staff");
  await expect(rowOf(desk.page, reference)).toContainText(doctor.person.name);
});

test("one board sees what another does, without a reload, and the banner leads to the emergency", async ({
  browser,
}) => {
  const [one, two] = [await arrive(browser, "clinician"), await arrive(browser, "front_desk")];
  await one.page.goto("/staff/roster");
  await two.page.goto("/staff");
  const reference = await sendEmergency();
  await expect(rowOf(two.page, reference)).toContainText("Unacknowledged");
  await banner(one.page).getByRole("link").click();
  await expect(one.page.getByRole("heading", { name: "Next step" })).toBeVisible();
  await one.page.getByRole("button", { name: "Claim" }).click();
  await expect(rowOf(two.page, reference)).toContainText(one.person.name);
  await one.page.getByRole("button", { name: "Release" }).click();
  await expect(rowOf(two.page, reference)).toContainText("Unacknowledged");
  // The board shows a red row in place of the banner, which is for screen readers there.
  await expect(banner(two.page)).toHaveText(/^1 unacknowledged emergency/);
});

test("what rings and who has it is shown at once, also under the pointer and the focus", async ({
  browser,
}) => {
  const [{ page }, colleague] = [
    await arrive(browser, "clinician"),
    await arrive(browser, "front_desk"),
  ];
  const first = await sendEmergency();
  await page.goto("/staff");
  await rowOf(page, first).hover();
  const second = await sendEmergency();
  await expect(banner(page)).toHaveText(/^2 unacknowledged emergencies/);
  const show = page.getByRole("status").getByRole("button");
  await expect(rowOf(page, second)).toBeVisible();
  await expect(show).toHaveCount(0);

  await rowOf(page, first).getByRole("link").focus();
  await colleague.page.goto("/staff");
  await colleague.page.getByRole("button", { name: `Claim ${second}` }).click();
  await expect(rowOf(page, second)).toContainText(colleague.person.name);
  await expect(show).toHaveCount(0);
});

test("an unacknowledged emergency is at the top of every staff page", async ({ browser }) => {
  test.setTimeout(360_000);
  const { page } = await arrive(browser, "admin");
  // While requests are intercepted, the browser fetches every script again for each page.
  await page.context().unroute(ASKING);
  const reference = await sendEmergency();
  const [intake] = await query<{ id: string }>(
    `SELECT "id" FROM "Intake" WHERE "reference" = $1`,
    [reference],
    clinic.databaseUrl,
  );
  const pages = staffPages(intake?.id ?? "");
  expect(pages.length).toBeGreaterThan(10);
  for (const path of pages) {
    await page.goto(path, { waitUntil: "domcontentloaded" });
    await expect(banner(page), path).toHaveText(/^1 unacknowledged emergency/);
    await expect(page, path).toHaveTitle(/^\(1\) /);
  }
});

test("the sound is off until a person turns it on, this browser remembers it, and it plays for a new emergency", async ({
  browser,
}) => {
  const { page } = await arrive(browser, "clinician");
  await page.addInitScript(() => {
    const counted = window as unknown as { notes: number };
    counted.notes = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      counted.notes += 1;
      return start.call(this, when);
    };
  });
  const notes = () => page.evaluate(() => (window as unknown as { notes: number }).notes);
  await page.goto("/staff");
  await sendEmergency();
  await expect(banner(page)).toHaveText(/^1 unacknowledged emergency/);
  expect(await notes()).toBe(0);
  await page.getByRole("button", { name: "Turn on alarm sound" }).click();
  await expect.poll(notes).toBe(2);
  await page.reload();
  await page.getByRole("heading", { level: 1 }).click();
  await sendEmergency();
  await expect(banner(page)).toHaveText(/^2 unacknowledged emergencies/);
  await expect.poll(notes).toBe(2);
  await page.getByRole("button", { name: "Turn off alarm sound" }).click();
  await expect(page.getByRole("button", { name: "Turn on alarm sound" })).toBeVisible();
});
