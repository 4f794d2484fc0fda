import { type BrowserContext, expect, type Page } from "@playwright/test";
import { codeOf } from "@/lib/form/steps";
import type { Locale } from "@/lib/i18n/locales";
import { messagesOn } from "./patient";

export const AT = "main-street";
export const ABOUT_YOU = codeOf("about_you");

/** Staff open the address once on the tablet. */
export async function setUp(page: Page, locale: Locale = "en"): Promise<void> {
  await page.goto(`/${locale}/kiosk?at=${AT}`);
  await expect(page.getByText("Main Street")).toBeVisible();
  await page.getByRole("button", { name: messagesOn(page).kiosk.setUp.on }).click();
  await expect(page).toHaveURL(new RegExp(`/${locale}$`));
}

/** A patient begins. */
export async function start(page: Page): Promise<void> {
  await page.getByRole("button", { name: messagesOn(page).kiosk.start }).click();
  await expect(page).toHaveURL(new RegExp(`/intake/${ABOUT_YOU}`));
}

export const cookiesOf = async (context: BrowserContext) =>
  (await context.cookies()).map(({ name }) => name);

/** The start page of the kiosk, with nothing of a patient. */
export async function expectFresh(page: Page, locale: Locale = "en"): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/${locale}$`));
  const { start: words, kiosk } = messagesOn(page);
  await expect(page.getByRole("main").getByRole("button")).toHaveText([kiosk.start]);
  await expect(page.getByText(words.continueTitle)).toHaveCount(0);
  expect(await cookiesOf(page.context())).toEqual(["backline_kiosk"]);
}

/** Goes back as far as the browser can; no page may show one of these words. */
export async function expectNothingBehind(page: Page, words: string[]): Promise<void> {
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

/** The question whether somebody is there. */
export const asking = (page: Page) => page.getByRole("alertdialog");

/**
 * Lets time pass without a touch until the page asks. Gives the seconds that it advanced the clock.
 */
export async function idleUntilAsked(page: Page): Promise<number> {
  for (let seconds = 0; seconds < 600; seconds += 5) {
    if (await asking(page).isVisible()) return seconds;
    await page.clock.runFor(5_000);
  }
  throw new Error("the page never asked");
}
