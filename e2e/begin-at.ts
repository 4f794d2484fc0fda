import { expect, type Page } from "@playwright/test";
import { codeOf, type StepId } from "@/lib/form/steps";
import type { Locale } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/questions/answers";
import { beginForTest } from "@/test/drafts";
import { walk } from "@/test/walk";
import { messagesOn, remember } from "./patient";

/**
 * Opens this page of the intake, or the check page, with every page before it answered as `whole`
 * and saved. For tests of what comes after: to walk there in a browser takes far longer, and other
 * tests do. Only for the database of the site under test.
 */
export async function beginAt(
  page: Page,
  whole: Answers,
  place: StepId | "check",
  locale: Locale = "en",
): Promise<void> {
  const { pages, states, answers } = walk(whole);
  const before = place === "check" ? pages.length : pages.indexOf(place);
  if (before < 1) throw new Error(`they are not asked ${place}, or it is the first page`);
  const { token } = await beginForTest(states[before - 1] ?? answers, locale);
  await remember(page.context(), process.env.E2E_URL ?? "", token);
  const path = `/${locale}/intake/${codeOf(place)}`;
  await page.goto(path);
  await expect(page).toHaveURL(new RegExp(`${path}$`));
}

/** Sends the answers of `whole` from the check page, and waits for the result. */
export async function sendFromCheck(page: Page, whole: Answers, locale?: Locale): Promise<void> {
  await beginAt(page, whole, "check", locale);
  await page.getByRole("button", { name: messagesOn(page).check.send }).click();
  await expect(page).toHaveURL(new RegExp(`/${locale ?? "en"}/result`));
}
