import type { BrowserContext, Page } from "@playwright/test";
import { hashToken } from "@/lib/crypto/token";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { codeOf } from "@/lib/intake/steps";
import { expectNoBarrier } from "./barriers";
import { jumpUntil, SHORT } from "./clock";
import { query } from "./database";
import { choice, messagesOn, question, referenceOn, walk } from "./patient";
import { answersOf, strain } from "./people";
import { beginWith, expect, fileEmergency, fileIntake, test } from "./staff";

const AT = "main-street";
const ABOUT_YOU = codeOf("about_you");

/** Staff open the address once on the tablet. */
async function setUp(page: Page, locale: Locale = "en"): Promise<void> {
  await page.goto(`/${locale}/kiosk?at=${AT}`);
  await expect(page.getByText("Main Street")).toBeVisible();
  await page.getByRole("button", { name: messagesOn(page).kiosk.setUp.on }).click();
  await expect(page).toHaveURL(new RegExp(`/${locale}$`));
}

async function start(page: Page): Promise<void> {
  await page.getByRole("button", { name: messagesOn(page).kiosk.start }).click();
  await expect(page).toHaveURL(new RegExp(`/intake/${ABOUT_YOU}`));
}

const cookiesOf = async (context: BrowserContext) =>
  (await context.cookies()).map(({ name }) => name);

/** The start page of the kiosk, without anything of a patient. */
async function expectFresh(page: Page, locale: Locale = "en"): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/${locale}$`));
  const { start: words, kiosk } = messagesOn(page);
  await expect(page.getByRole("main").getByRole("button")).toHaveText([kiosk.start]);
  await expect(page.getByText(words.continueTitle)).toHaveCount(0);
  expect(await cookiesOf(page.context())).toEqual(["backline_kiosk"]);
}

/** Goes back as far as the browser can; on no page may one of these words be seen. */
async function expectNothingBehind(page: Page, words: string[]): Promise<void> {
  for (let steps = 0; steps < 8; steps++) {
    const before = page.url();
    await page.goBack({ waitUntil: "load" });
    if (page.url() === before || page.url() === "about:blank") return;
    const shown = await page.locator("body").innerText();
    for (const word of words) expect(shown, page.url()).not.toContain(word);
    for (const box of await page.locator("input:not([type=hidden]), textarea").all())
      expect(words).not.toContain(await box.inputValue());
  }
}

/** Nothing of the page below the question can be seen or touched. */
const isCovered = (page: Page) =>
  page.evaluate(() =>
    [0.02, 0.25, 0.5, 0.75, 0.98].every((part) => {
      const at = document.elementFromPoint(innerWidth * part, innerHeight * part);
      return at !== null && at.closest("dialog") !== null;
    }),
  );

const asking = (page: Page) => page.getByRole("alertdialog");

const timeOn = (page: Page) => page.evaluate(() => Date.now());

/** Lets time pass without a touch until the page asks; gives the seconds, but for those that passed by themselves. */
async function idleUntilAsked(page: Page): Promise<number> {
  for (let seconds = 0; seconds < 600; seconds += 5) {
    if (await asking(page).isVisible()) return seconds;
    await page.clock.runFor(5_000);
  }
  throw new Error("the page never asked");
}

const isAtStart = (page: Page) => () => expect(page).toHaveURL(/\/(en|es)$/, SHORT);

for (const locale of LOCALES) {
  test(`one patient after the other in the waiting room in ${locale}`, async ({ page }) => {
    test.setTimeout(120_000);
    await setUp(page, locale);
    const { kiosk } = messagesOn(page);
    await start(page);
    await walk(page, strain({ family_name: "Featherlight" }));
    await page.getByRole("button", { name: messagesOn(page).check.send }).click();
    await expect(page).toHaveURL(/\/result/);
    const reference = await referenceOn(page);
    // Nothing that makes sense only on a device of one's own.
    const { result, start: words } = messagesOn(page);
    await expect(page.getByText(result.newCheck)).toHaveCount(0);
    await expect(page.getByText(result.printHint)).toHaveCount(0);
    await expect(page.getByText(kiosk.keep)).toBeVisible();
    await page.getByRole("button", { name: kiosk.done }).click();
    await expectFresh(page, locale);
    await expect(page.getByText(words.notices.left)).toHaveCount(0);
    await expectNothingBehind(page, [reference, "Featherlight"]);
    const [row] = await query<{ name: string }>(
      `SELECT l."name" FROM "Intake" i JOIN "Location" l ON l."id" = i."locationId"
       WHERE i."reference" = $1`,
      [reference],
    );
    expect(row?.name).toBe("Main Street");
    // The next patient begins with empty pages.
    await page.goto(`/${locale}`);
    await start(page);
    await expect(page.getByLabel(messagesOn(page).intake.fields.age_years.label)).toHaveValue("");
    for (const radio of await question(page, "respondent").getByRole("radio").all())
      await expect(radio).not.toBeChecked();
  });
}

test("after two idle minutes it asks; a tap or a key goes on and changes nothing else", async ({
  page,
}) => {
  await page.clock.install();
  await setUp(page);
  await start(page);
  const age = page.getByLabel(messagesOn(page).intake.fields.age_years.label);
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
  // Whoever goes on typing is never asked.
  for (let minutes = 0; minutes < 4; minutes++) {
    await page.clock.runFor("01:00");
    await age.press("ArrowLeft");
  }
  await expect(asking(page)).toBeHidden();
});

test("when nobody answers for 30 seconds it starts anew, and Back shows nothing of the patient", async ({
  page,
}) => {
  await page.clock.install();
  await setUp(page);
  await start(page);
  await page.getByLabel(messagesOn(page).intake.fields.age_years.label).fill("87");
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

test("a tablet that slept through the question starts anew when it wakes", async ({ page }) => {
  await page.clock.install();
  await setUp(page);
  await start(page);
  await jumpUntil(page, "02:00:00", isAtStart(page));
  await expectFresh(page);
});

test("the language goes back to that of the house", async ({ page }) => {
  await page.clock.install();
  await setUp(page);
  await page.getByRole("banner").getByRole("link", { name: "Español" }).click();
  await expect(page).toHaveURL(/\/es$/);
  await jumpUntil(page, "02:40", () => expect(page).toHaveURL(/\/en$/, SHORT));
  await expectFresh(page);
});

test("a red flag that was ticked and not sent is filed before the screen is cleared", async ({
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

test("while the server cannot take it, the screen shows no answers, says whom to tell and tries again", async ({
  page,
}) => {
  await page.clock.install();
  await setUp(page);
  await start(page);
  await page.route(`**/intake/${ABOUT_YOU}/answer*`, (route) => route.abort());
  const { kiosk } = messagesOn(page);
  await jumpUntil(page, "02:40", () =>
    expect(asking(page)).toHaveAccessibleName(kiosk.lost.title, SHORT),
  );
  await page.mouse.click(300, 300);
  await page.keyboard.press("Escape");
  await expect(asking(page)).toBeVisible();
  await page.unroute(`**/intake/${ABOUT_YOU}/answer*`);
  await jumpUntil(page, "00:15", isAtStart(page));
  await expectFresh(page);
});

test("an emergency in the waiting room sends the patient to the staff first", async ({ page }) => {
  await setUp(page);
  await start(page);
  await walk(page, answersOf("Whitlock"));
  const { kiosk, result } = messagesOn(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(result.emergency.title);
  await expect(page.getByText(kiosk.here)).toBeInViewport();
  await page.getByRole("link", { name: kiosk.clear }).click();
  await expectFresh(page);
});

test("the start page forgets whom it finds, and a private link opens nothing", async ({
  page,
  context,
  address,
}) => {
  await setUp(page);
  const { token } = await fileIntake(answersOf("Nilsen"));
  await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
  const own = await page.request.post("/en/status/mine/link", {
    headers: { origin: address, "content-type": "application/x-www-form-urlencoded" },
    maxRedirects: 0,
  });
  expect(own.status()).toBe(303);
  const link = own.headers().location ?? "";
  expect(link).toMatch(/\/status\/[\w-]{43}$/);
  expect((await page.goto(link))?.status()).toBe(404);
  await page.goto("/en/status/mine");
  await expect(page.getByText(messagesOn(page).status.keep.makeTitle)).toHaveCount(0);
  await page.goto("/en");
  await expectFresh(page);
});

test("staff turn it off where they turned it on; no other device can be reset", async ({
  page,
  context,
  address,
}) => {
  await setUp(page);
  await page.goto("/en/kiosk");
  await page.getByRole("button", { name: messagesOn(page).kiosk.setUp.off }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    messagesOn(page).kiosk.setUp.title,
  );
  expect(await cookiesOf(context)).toEqual([]);
  const { token } = await fileEmergency();
  await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
  await page.goto("/en/kiosk/reset");
  await page.goto("/en/kiosk/idle");
  await expect(page).toHaveURL(/\/en$/);
  expect(await cookiesOf(context)).toEqual(["backline_intake"]);
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

  test("a page with a problem asks too, but the answers of an emergency wait for somebody", async ({
    page,
  }) => {
    await setUp(page);
    await start(page);
    await walk(page, answersOf("Whitlock"));
    await page.getByLabel(messagesOn(page).intake.fields.phone.label).fill("12");
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: messagesOn(page).result.emergency.phoneSend }).click();
    expect((await answer).headers().refresh).toBe("120; url=/en/kiosk/idle?back=/en/result");
  });
});

test("the pages of the kiosk and its question have no barrier that a machine can find", async ({
  page,
  context,
  address,
}) => {
  test.setTimeout(120_000);
  await page.clock.install();
  for (const locale of LOCALES) {
    await page.goto(`/${locale}/kiosk?at=${AT}`);
    await expectNoBarrier(page, `${locale}, before it is on`);
    await setUp(page, locale);
    await expectNoBarrier(page, `${locale}, start`);
    await page.goto(`/${locale}/kiosk`);
    await expectNoBarrier(page, `${locale}, on`);
    await page.goto(`/${locale}/kiosk/idle`);
    await expectNoBarrier(page, `${locale}, question without scripts`);
    const token = await beginWith(strain());
    await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
    await page.goto(`/${locale}/intake/${ABOUT_YOU}`);
    await expectNoBarrier(page, `${locale}, a question of the form`);
    await idleUntilAsked(page);
    await expectNoBarrier(page, `${locale}, is somebody there`);
    const filed = await fileEmergency();
    await context.addCookies([{ name: "backline_intake", value: filed.token, url: address }]);
    await page.goto(`/${locale}/result`);
    await expectNoBarrier(page, `${locale}, emergency`);
    await context.clearCookies();
  }
});
