import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import {
  type Browser,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import { codeOf, getStep, STEPS, type StepId, stepAt } from "@/lib/form/steps";
import { DEFAULT_LOCALE, isLocale, LOCALES, type Locale } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import type english from "@/messages/en.json";
import { strain } from "@/test/people";

type FieldWords = {
  label: string;
  proxyLabel?: string;
  options?: Record<string, string>;
  proxyOptions?: Record<string, string>;
};

const FOLDER = path.resolve(import.meta.dirname, "../messages");
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

/** Questions that have the words of another. */
const WORDS_OF = new Map(
  STEPS.flatMap(({ fields }: Step) => fields.map(({ name, wordsOf }) => [name, wordsOf] as const)),
);

function words(page: Page, name: string): FieldWords {
  const fields = messagesOn(page).intake.fields as unknown as Record<string, FieldWords>;
  const [own, other] = [fields[name], fields[WORDS_OF.get(name) ?? ""]];
  if (!own && !other) throw new Error(`no words for the question ${name}`);
  return { label: "", ...other, ...own, options: { ...other?.options, ...own?.options } };
}

/** Matches a whole text, in the wording for the patient or for a helper. */
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

/** How a person works a page: with a pointer, unless a test says otherwise. */
export type Hands = {
  pick: (choice: Locator) => Promise<void>;
  type: (box: Locator, text: string) => Promise<void>;
  press: (button: Locator) => Promise<void>;
};

const POINTER: Hands = {
  pick: (choice) => choice.check(),
  type: (box, text) => box.fill(text),
  press: (button) => button.click(),
};

async function typeDate(page: Page, name: string, iso: string, hands: Hands): Promise<void> {
  const parts = iso.split("-");
  const group = question(page, name);
  const { common } = messagesOn(page);
  const boxes = { month: parts[1], day: parts[2], year: parts[0] };
  for (const part of ["month", "day", "year"] as const)
    await hands.type(group.getByLabel(common[part]), boxes[part] ?? "");
}

async function answerOne(
  page: Page,
  name: string,
  kind: string,
  value: string | string[],
  hands: Hands,
): Promise<void> {
  if (kind === "date") return typeDate(page, name, String(value), hands);
  // Signing is agreeing: there is nothing to check.
  if (kind === "consent") return;
  if (kind === "radio" || kind === "checkboxes") {
    for (const each of [value].flat()) if (each) await hands.pick(choice(page, name, each));
    return;
  }
  const { label, proxyLabel } = words(page, name);
  await hands.type(page.getByLabel(eitherWording(label, proxyLabel)), String(value));
}

/** The id of the question page in the browser; null elsewhere. */
export function stepOf(page: Page): StepId | null {
  const last = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  return stepAt(last)?.id ?? null;
}

/** Opens the questions that few people need, where this person answers one of them. */
async function openFold(page: Page, { fields }: Step, whole: Answers, hands: Hands) {
  if (!fields.some(({ folded, name }) => folded && whole[name])) return;
  const closed = page.locator("form#answers details:not([open]) > summary");
  if ((await closed.count()) > 0) await hands.press(closed);
}

/** Answers the questions of this page from `whole` and presses Continue. */
export async function answerPage(page: Page, whole: Answers, hands = POINTER): Promise<void> {
  const step = stepOf(page);
  if (!step) throw new Error(`not a question page: ${page.url()}`);
  await openFold(page, getStep(step), whole, hands);
  for (const field of getStep(step).fields) {
    const value = whole[field.name];
    if (value === undefined || value === "") continue;
    const { label, proxyLabel } = words(page, field.name);
    const wordings = page.getByText(eitherWording(label, proxyLabel));
    const shown = wordings.filter({ visible: true }).first();
    if (await shown.isVisible()) await answerOne(page, field.name, field.kind, value, hands);
  }
  await hands.press(page.getByRole("button", { name: messagesOn(page).common.continue }));
}

/** Waits until the page after this step has loaded. */
export async function stepIsOver(page: Page, step: StepId): Promise<void> {
  await expect(page).not.toHaveURL(new RegExp(`/(intake|check)/${codeOf(step)}($|[?#])`));
  await page.waitForLoadState("load");
}

/** Opens everything that is folded on this page. */
export async function unfold(page: Page): Promise<void> {
  const closed = page.getByRole("main").locator("details:not([open]) > summary");
  for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click();
}

/** The reference number on the result page. */
export async function referenceOn(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/result([?#]|$)/);
  return page.getByText(/^BK-/).first().innerText();
}

/** Opens the clinic's address and begins an intake; the test's browser asks for English. */
export async function begin(page: Page, locale: Locale = "en"): Promise<void> {
  await page.goto(locale === "en" ? "/" : `/${locale}`);
  await page.getByRole("button", { name: MESSAGES[locale].start.startNow }).first().click();
  await expect(page).toHaveURL(new RegExp(`/${locale}/intake/${codeOf("about_you")}`));
}

/** Answers until a page without a question, or until this step; gives the number of pages. */
export async function walk(
  page: Page,
  whole: Answers,
  until?: string,
  hands?: Hands,
): Promise<number> {
  for (let pages = 0; pages < 60; pages++) {
    const step = stepOf(page);
    if (!step || step === until) return pages;
    await answerPage(page, whole, hands);
    await stepIsOver(page, step);
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

/** Gives this browser the cookie of the intake with this token. */
export async function remember(
  context: BrowserContext,
  address: string,
  token: string,
): Promise<void> {
  await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
}

/** The date of birth of the strain. */
export const BORN = String(strain().birth_date);

/** A browser with its own network address, because attempts with a code are counted by address. */
export async function device(browser: Browser, options: { javaScriptEnabled?: boolean } = {}) {
  const extraHTTPHeaders = { "x-forwarded-for": randomUUID() };
  const context = await browser.newContext({
    baseURL: process.env.E2E_URL,
    extraHTTPHeaders,
    ...options,
  });
  return { context, page: await context.newPage() };
}

/** Fills in the date of birth that opens a saved draft; `iso` may be an impossible date. */
export async function typeBirthDate(page: Page, iso: string): Promise<void> {
  const [year = "", month = "", day = ""] = iso.split("-");
  const { common, intake } = messagesOn(page);
  const group = page.getByRole("group", { name: intake.fields.resume_birth_date.label });
  await group.getByLabel(common.day).fill(day.replace(/^0/, ""));
  await group.getByLabel(common.month).fill(month.replace(/^0/, ""));
  await group.getByLabel(common.year).fill(year);
}

/** Presses "Finish later" on a question page; gives the code. */
export async function saveForLater(page: Page): Promise<string> {
  const { saveLater } = messagesOn(page);
  await page.getByRole("button", { name: saveLater.link }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(saveLater.title);
  await typeBirthDate(page, BORN);
  await page.getByRole("button", { name: saveLater.submit }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(saveLater.code.title);
  const code = (await page.getByRole("main").innerText()).match(/\b\w{3}-\w{3}-\w{3}\b/)?.[0];
  if (!code) throw new Error("no code on the page");
  return code;
}
