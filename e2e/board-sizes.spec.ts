import type { Page } from "@playwright/test";
import { expectNoBarrierLightOrDark } from "./barriers";
import { copyTo, sendEmergencyTo } from "./board";
import { type Clinic, join, startClinic } from "./clinic";
import { query } from "./database";
import { answersOf } from "./people";
import { expect, fileIntake, rowOf, test, unfold } from "./staff";

test.describe.configure({ mode: "serial", timeout: 360_000 });
test.use({ viewport: { width: 1366, height: 768 } });

const PEOPLE = ["Ferrari", "Grant", "Lund", "Ferrari", "Grant", "Lund"] as const;

let clinic: Clinic;
test.beforeAll(async () => {
  clinic = await startClinic();
  for (let at = 0; at < 2; at += 1) await sendEmergencyTo(clinic);
  for (const person of [...PEOPLE, ...PEOPLE, ...PEOPLE])
    await copyTo(clinic, await fileIntake(answersOf(person)));
});
test.afterAll(() => clinic.close());

/** The rows that are wholly in view: those that ring, and the others. */
const inView = (page: Page) =>
  page.evaluate(() => {
    const whole = [...document.querySelectorAll("#queue tbody tr")].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });
    const ringing = whole.filter((row) => row.matches(".alarm")).length;
    return { ringing, others: whole.length - ringing };
  });

const fontOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));

test("a laptop shows at least eleven whole patients beside two emergencies, in each row height without a barrier", async ({
  browser,
}) => {
  const { page } = await join(clinic, browser, "clinician");
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto("/staff");
  await expect(page.locator("[data-shows-alarms]")).toHaveCount(1);
  const usual = await inView(page);
  expect(usual.ringing).toBe(2);
  expect(usual.others).toBeGreaterThanOrEqual(11);
  const alarm = page.locator("#queue .alarm").first();
  await expect(alarm.getByRole("button", { name: /^Claim/ })).toBeVisible();
  expect((await alarm.boundingBox())?.height).toBeLessThanOrEqual(52);
  await expectNoBarrierLightOrDark(page, "the queue");

  const choose = async (name: string) => {
    await unfold(page, "View");
    await page.getByRole("navigation", { name: "Row height" }).getByRole("link", { name }).click();
  };
  await choose("One line");
  await expect(page).toHaveURL(/rows=line/);
  await expect.poll(async () => (await inView(page)).others).toBeGreaterThan(usual.others);
  await expectNoBarrierLightOrDark(page, "the queue in one line");

  // The wall: large words, a light for the sound, and nothing to press on a row.
  await choose("Wall");
  await expect(page).toHaveURL(/rows=wall/);
  await expect(page.locator("#queue").getByRole("button")).toHaveCount(0);
  expect(await fontOf(page, ".cell-who a")).toBeGreaterThanOrEqual(20);
  expect(await fontOf(page, ".cell-time > :first-child")).toBeGreaterThanOrEqual(20);
  await expect(page.getByText("Sound off")).toBeVisible();
  await page.getByRole("button", { name: "Turn on alarm sound" }).click();
  await expect(page.getByText("Sound rings here")).toBeVisible();
  await expectNoBarrierLightOrDark(page, "the queue on a wall");

  // The tabs keep the height.
  await page.getByRole("link", { name: /^Urgent/ }).click();
  await expect(page).toHaveURL(/level=URGENT.*rows=wall/);
  // The alarms are filtered away here, so the bar on top says them.
  await expect(page.locator("[data-shows-alarms]")).toHaveCount(0);
  await expect(page.getByRole("alert").getByRole("link")).toBeInViewport();
});

test("what rings and is not wholly in sight is counted, on a wall, on a phone, and behind an open intake", async ({
  browser,
}) => {
  for (let at = 0; at < 4; at += 1) await sendEmergencyTo(clinic);
  const { page } = await join(clinic, browser, "clinician");
  const bar = page.getByRole("alert").getByRole("link");
  const unseen = page.locator(".pinned-more");
  /** How many of the six rows the pinned box or the window cuts. */
  const cut = () =>
    page.evaluate(() => {
      const box = document.querySelector(".pinned-rows")?.getBoundingClientRect();
      const end = Math.min(box?.bottom ?? 0, window.innerHeight) + 1;
      const rows = [...document.querySelectorAll("#queue .alarm")];
      return rows.filter((row) => row.getBoundingClientRect().bottom > end).length;
    });
  const screens = [
    { path: "/staff", width: 390, height: 844 },
    { path: "/staff?rows=wall", width: 1366, height: 480 },
  ];
  for (const { path, width, height } of screens) {
    await page.setViewportSize({ width, height });
    await page.goto(path);
    await expect(page.locator("#queue .alarm")).toHaveCount(6);
    await expect(bar).toBeInViewport();
    await expect.poll(cut).toBeGreaterThan(0);
    await expect(unseen).toHaveText(`And ${await cut()} more unacknowledged`);
  }
  // On a phone an open intake takes the place of the list.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/staff");
  await page.locator("#queue .cell-who").last().getByRole("link").click();
  const panel = page.getByRole("region", { name: "Open intake" });
  await panel.getByRole("link", { name: "More" }).click();
  await expect(page.locator("#queue")).toBeHidden();
  await expect(bar).toHaveText(/^6 unacknowledged emergencies/);
  await expect(bar).toBeInViewport({ ratio: 1 });
  // On a screen that shows each row whole, the bar is not needed.
  await page.setViewportSize({ width: 1366, height: 1600 });
  await page.goto("/staff");
  await expect(unseen).toHaveCount(0);
  await expect.poll(async () => (await bar.boundingBox())?.height).toBe(1);
});

test("on a small laptop each row says why, also beside an open intake", async ({ browser }) => {
  const { page } = await join(clinic, browser, "clinician");
  await page.setViewportSize({ width: 1024, height: 768 });
  const narrowest = () =>
    page.evaluate(() => {
      const cells = [...document.querySelectorAll("#queue tbody .cell-why")];
      return Math.min(...cells.map((cell) => cell.getBoundingClientRect().width));
    });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  await page.goto("/staff");
  await expect(page.locator("#queue .alarm").first()).toBeVisible();
  expect(await narrowest()).toBeGreaterThan(240);
  expect(await wide()).toBe(1024);
  await page.locator("#queue .cell-who").last().getByRole("link").click();
  await expect(page.getByRole("region", { name: "Open intake" })).toBeVisible();
  expect(await narrowest()).toBeGreaterThan(140);
  expect(await wide()).toBe(1024);
  // How long they wait is read whole: the bar beside it gives way to the longest words.
  const past = await page.evaluate(() =>
    [...document.querySelectorAll("#queue tbody .clock time")].map((time) => {
      time.textContent = "under a minute";
      const end = time.closest("td")?.getBoundingClientRect().right ?? 0;
      return Math.round(Math.max(0, time.getBoundingClientRect().right - end));
    }),
  );
  expect(past.length).toBeGreaterThan(0);
  expect(Math.max(...past)).toBe(0);

  // What rings is claimed from its row here, too, and a row that somebody has says who.
  const claim = page
    .locator("#queue .alarm")
    .first()
    .getByRole("button", { name: /^Claim/ });
  await expect(claim).toBeInViewport({ ratio: 1 });
  await claim.click({ trial: true });
  const open = page.locator("#queue .row:has(a[aria-current])");
  await page
    .getByRole("region", { name: "Open intake" })
    .getByRole("button", { name: "Claim" })
    .click();
  await expect(open.locator("[data-holder=You]")).toBeVisible();
  const said = (element: Element) => getComputedStyle(element, "::after").content;
  expect(await open.locator(".row-meta").evaluate(said)).toBe('"You"');
});

test("an outcome that is refused is read whole on a phone", async ({ browser }) => {
  const { page } = await join(clinic, browser, "clinician");
  await page.setViewportSize({ width: 390, height: 844 });
  const [free] = await query<{ id: string }>(
    `SELECT "intakeId" AS "id" FROM "QueueEntry" WHERE "level" = 'SOON' AND "claimedById" IS NULL LIMIT 1`,
    [],
    clinic.databaseUrl,
  );
  await page.goto(`/staff?open=${free?.id}`);
  const panel = page.getByRole("region", { name: "Open intake" });
  const outcomes = panel.getByRole("button", { name: /^Close: / });
  await expect(outcomes).toHaveCount(3);
  for (const outcome of await outcomes.all()) await expect(outcome).toBeInViewport({ ratio: 1 });
  await query(`UPDATE "QueueEntry" SET "version" = "version" + 1`, [], clinic.databaseUrl);
  await outcomes.last().click();
  const alert = panel.getByRole("alert");
  await expect(alert).toBeFocused();
  const box = await alert.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 390)).toBeLessThanOrEqual(390);
});

test("on a phone a row is a block, and nothing scrolls sideways", async ({ browser }) => {
  const { page } = await join(clinic, browser, "front_desk");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/staff");
  const [filed] = await query<{ reference: string }>(
    `SELECT i."reference" FROM "Intake" i JOIN "QueueEntry" q ON q."intakeId" = i."id" WHERE q."alarm" LIMIT 1`,
    [],
    clinic.databaseUrl,
  );
  const row = rowOf(page, filed?.reference ?? "");
  await expect(row.getByRole("button", { name: /^Claim/ })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectNoBarrierLightOrDark(page, "the queue on a phone");
  await unfold(page, "Filter");
  await expect(page.getByLabel("Red flag")).toBeVisible();
});
