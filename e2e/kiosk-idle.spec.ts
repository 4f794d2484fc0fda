import type { Page } from "@playwright/test";
import { hashToken } from "@/lib/crypto/token";
import { strain } from "@/test/people";
import { jumpUntil, SHORT } from "./clock";
import { query } from "./database";
import {
  ABOUT_YOU,
  asking,
  expectFresh,
  expectNothingBehind,
  idleUntilAsked,
  setUp,
  start,
} from "./kiosk";
import { choice, messagesOn, walk } from "./patient";
import { answersOf } from "./people";
import { expect, test } from "./staff";

/** Nothing of the page below the question is visible or can be touched. */
const isCovered = (page: Page) =>
  page.evaluate(() =>
    [0.02, 0.25, 0.5, 0.75, 0.98].every((part) => {
      const at = document.elementFromPoint(innerWidth * part, innerHeight * part);
      return at !== null && at.closest("dialog") !== null;
    }),
  );

const timeOn = (page: Page) => page.evaluate(() => Date.now());

const isAtStart = (page: Page) => () => expect(page).toHaveURL(/\/(en|es)$/, SHORT);

test("after two idle minutes it asks; a tap or a key continues and changes nothing else", async ({
  page,
}) => {
  await page.clock.install();
  await setUp(page);
  await start(page);
  const age = page.getByLabel(messagesOn(page).intake.fields.age_years.proxyLabel);
  let began = await timeOn(page);
  await age.fill("34");
  await idleUntilAsked(page);
  expect((await timeOn(page)) - began).toBeGreaterThanOrEqual(120_000);
  await expect(asking(page)).toHaveAccessibleName(messagesOn(page).kiosk.warn.title);
  expect(await isCovered(page)).toBe(true);
  began = await timeOn(page);
  await page.keyboard.press("7");
  await expect(asking(page)).toBeHidden();
  await expect(age).toHaveValue("34");

  expect(await idleUntilAsked(page)).toBeLessThanOrEqual(125);
  expect((await timeOn(page)) - began).toBeGreaterThanOrEqual(120_000);
  await page.mouse.click(300, 20);
  await expect(asking(page)).toBeHidden();
  await expect(page).toHaveURL(new RegExp(ABOUT_YOU));

  await idleUntilAsked(page);
  await asking(page)
    .getByRole("button", { name: messagesOn(page).kiosk.warn.stay })
    .click();
  await expect(asking(page)).toBeHidden();
  // A person who keeps typing is never asked.
  for (let minutes = 0; minutes < 4; minutes++) {
    await page.clock.runFor("01:00");
    await age.press("ArrowLeft");
  }
  await expect(asking(page)).toBeHidden();
});

test("when nobody answers for 30 seconds it starts over, and Back shows nothing of the patient", async ({
  page,
}) => {
  await page.clock.install();
  await setUp(page);
  await start(page);
  await page.getByLabel(messagesOn(page).intake.fields.age_years.proxyLabel).fill("87");
  await walk(
    page,
    strain({ age_years: "87", worse_with_movement: "no", free_text: "planted words" }),
    "nerves",
  );
  await idleUntilAsked(page);
  await page.clock.runFor("00:30");
  await expectFresh(page);
  await start(page);
  await expectNothingBehind(page, ["87", "planted words"]);
});

test("a tablet that slept through the question starts over when it wakes", async ({ page }) => {
  await page.clock.install();
  await setUp(page);
  await start(page);
  await jumpUntil(page, "02:00:00", isAtStart(page));
  await expectFresh(page);
});

test("the language returns to the kiosk's own", async ({ page }) => {
  await page.clock.install();
  await setUp(page);
  await page.getByRole("banner").getByRole("link", { name: "Español" }).click();
  await expect(page).toHaveURL(/\/es$/);
  await jumpUntil(page, "02:40", () => expect(page).toHaveURL(/\/en$/, SHORT));
  await expectFresh(page);
});

test("a red flag that was checked and not sent is filed before the screen is cleared", async ({
  page,
}) => {
  await page.clock.install();
  await setUp(page);
  await start(page);
  await walk(page, strain(), "emergency_nerves");
  const token = (await page.context().cookies()).find(({ name }) => name === "backline_intake");
  await choice(page, "emergency_nerves", "saddle").check();
  await jumpUntil(page, "02:40", isAtStart(page));
  await expectFresh(page);
  const filed = await query<{ level: string; filedAs: string }>(
    `SELECT "level", "filedAs" FROM "Intake" WHERE "tokenHash" = $1`,
    [hashToken(token?.value ?? "")],
  );
  expect(filed).toEqual([{ level: "EMERGENCY", filedAs: "emergency_stop" }]);
});

test("while the server cannot take it, the screen hides the answers, says who to tell and tries again", async ({
  page,
}) => {
  await page.clock.install();
  await setUp(page);
  await start(page);
  await page.route(`**/intake/${ABOUT_YOU}?*`, (route) => route.abort());
  const { kiosk } = messagesOn(page);
  await jumpUntil(page, "02:40", () =>
    expect(asking(page)).toHaveAccessibleName(kiosk.lost.title, SHORT),
  );
  await page.mouse.click(300, 300);
  await page.keyboard.press("Escape");
  await expect(asking(page)).toBeVisible();
  await page.unroute(`**/intake/${ABOUT_YOU}?*`);
  await jumpUntil(page, "00:15", isAtStart(page));
  await expectFresh(page);
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("the browser is led to the question, and from there to the start page", async ({ page }) => {
    const refreshOf = async () =>
      page.locator("meta[http-equiv=refresh]").first().getAttribute("content");
    await setUp(page);
    await start(page);
    expect(await refreshOf()).toBe(`120;url=/en/kiosk/idle?back=/en/intake/${ABOUT_YOU}`);
    await page.goto(`/en/kiosk/idle?back=/en/intake/${ABOUT_YOU}`);
    expect(await refreshOf()).toBe("30;url=/en/kiosk/reset");
    await page.getByRole("link", { name: messagesOn(page).kiosk.warn.stay }).click();
    await expect(page).toHaveURL(new RegExp(ABOUT_YOU));
    await page.goto("/en/kiosk/reset");
    await expectFresh(page);
    await page.goto("/en/kiosk/idle?back=https://evil.example/");
    await expect(
      page.getByRole("link", { name: messagesOn(page).kiosk.warn.stay }),
    ).toHaveAttribute("href", "/en");
  });

  test("a page with an error asks too, but an emergency answer waits for somebody", async ({
    page,
  }) => {
    await setUp(page);
    await start(page);
    await walk(page, answersOf("Whitlock"));
    await page.getByLabel(messagesOn(page).intake.fields.phone.label).fill("12");
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: messagesOn(page).result.emergency.phoneSend }).click();
    expect((await answer).status()).toBe(422);
    const refresh = page.locator("meta[http-equiv=refresh]");
    await expect(refresh).toHaveAttribute("content", "120;url=/en/kiosk/idle?back=/en/result");
  });
});
