import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import type english from "@/app/messages/en.json";
import { DEFAULT_LOCALE, isLocale, LOCALES, type Locale } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/intake/answers";
import { getStep, isStepId, STEPS } from "@/lib/intake/steps";

type FieldWords = {
  label: string;
  proxyLabel?: string;
  options?: Record<string, string>;
  proxyOptions?: Record<string, string>;
};

const FOLDER = path.resolve(import.meta.dirname, "../app/messages");
const MESSAGES = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    JSON.parse(readFileSync(path.join(FOLDER, `${locale}.json`), "utf8")),
  ]),
) as Record<Locale, typeof english>;

/** The messages in the language of the page's address. */
export function messagesOn(page: Page): typeof english {
  const [, first] = new URL(page.url()).pathname.split("/");
  return MESSAGES[isLocale(first) ? first : DEFAULT_LOCALE];
}

function words(page: Page, name: string): FieldWords {
  const fields = messagesOn(page).intake.fields as unknown as Record<string, FieldWords>;
  const found = fields[name];
  if (!found) throw new Error(`no words for the question ${name}`);
  return found;
}

/** Matches a text whole, whether it is worded for the person themselves or for a helper. */
function eitherWording(...texts: (string | undefined)[]): RegExp {
  const parts = texts
    .filter((text) => text !== undefined)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^\\s*(${parts.join("|")})`);
}

/** The question as a group of radios or checkboxes. */
export function question(page: Page, name: string): Locator {
  const { label, proxyLabel } = words(page, name);
  return page.getByRole("group", { name: eitherWording(label, proxyLabel) });
}

/** The radio or checkbox of one answer. */
export function choice(page: Page, name: string, value: string): Locator {
  const { options = {}, proxyOptions = {} } = words(page, name);
  const label = eitherWording(options[value] ?? value, proxyOptions[value]);
  return question(page, name).getByLabel(label).first();
}

async function fillDate(page: Page, name: string, iso: string): Promise<void> {
  const [year = "", month = "", day = ""] = iso.split("-");
  const group = question(page, name);
  const { common } = messagesOn(page);
  await group.getByLabel(common.day).fill(day);
  await group.getByLabel(common.month).fill(month);
  await group.getByLabel(common.year).fill(year);
}

async function answerOne(
  page: Page,
  name: string,
  kind: string,
  value: string | string[],
): Promise<void> {
  if (kind === "date") return fillDate(page, name, String(value));
  if (kind === "consent")
    return page.getByRole("checkbox", { name: words(page, name).label }).check();
  if (kind === "radio" || kind === "checkboxes") {
    for (const each of [value].flat()) if (each) await choice(page, name, each).check();
    return;
  }
  const { label, proxyLabel } = words(page, name);
  await page.getByLabel(eitherWording(label, proxyLabel)).fill(String(value));
}

/** The id of the question page that the browser shows; null elsewhere. */
export function stepOf(page: Page): string | null {
  const [before, last = ""] = new URL(page.url()).pathname.split("/").slice(-2);
  // The addresses after sending say only the number of a page.
  if (before === "check") return STEPS[Number(last) - 1]?.id ?? null;
  return isStepId(last) ? last : null;
}

/** Answers the questions of this page out of `whole` and presses Continue. */
export async function answerPage(page: Page, whole: Answers): Promise<void> {
  const step = stepOf(page);
  if (!step || !isStepId(step)) throw new Error(`not a question page: ${page.url()}`);
  for (const field of getStep(step).fields) {
    const value = whole[field.name];
    if (value === undefined || value === "") continue;
    const { label, proxyLabel } = words(page, field.name);
    const shown = page.getByText(eitherWording(label, proxyLabel)).first();
    if (await shown.isVisible()) await answerOne(page, field.name, field.kind, value);
  }
  await page.getByRole("button", { name: messagesOn(page).common.continue }).click();
  await page.waitForLoadState("load");
}

/** Opens the clinic's address and begins an intake; English is what the test's browser asks for. */
export async function begin(page: Page, locale: Locale = "en"): Promise<void> {
  await page.goto(locale === "en" ? "/" : `/${locale}`);
  await page.getByRole("button", { name: MESSAGES[locale].start.startNow }).first().click();
  await expect(page).toHaveURL(new RegExp(`/${locale}/intake/about_you`));
}

/** Goes on answering until a page that is no question, or the step named; gives the number of pages. */
export async function walk(page: Page, whole: Answers, until?: string): Promise<number> {
  for (let pages = 0; pages < 30; pages++) {
    const step = stepOf(page);
    if (!step || step === until) return pages;
    await answerPage(page, whole);
    await expect(page).not.toHaveURL(new RegExp(`/intake/${step}($|[?#])`));
  }
  throw new Error("the intake does not end");
}

/** Begins, answers everything and sends. */
export async function sendWhole(page: Page, whole: Answers, locale?: Locale): Promise<void> {
  await begin(page, locale);
  await walk(page, whole);
  await expect(page).toHaveURL(/\/intake\/check/);
  await page.getByRole("button", { name: messagesOn(page).check.send }).click();
  await expect(page).toHaveURL(new RegExp(`/${locale ?? "en"}/result`));
}
