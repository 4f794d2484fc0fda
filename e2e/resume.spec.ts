import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { unseal } from "@/lib/crypto/seal";
import { hashToken } from "@/lib/crypto/token";
import { codeOf } from "@/lib/intake/steps";
import { query } from "./database";
import { begin, choice, messagesOn, question, referenceOn, stepOf, walk } from "./patient";
import { answersOf, strain } from "./people";
import { expect, test } from "./staff";

/** Fits the 28 years of the strain, whenever the tests run. */
const BORN = `${new Date().getFullYear() - 28}-02-01`;

// Tries are counted by address: each device of these tests has one of its own.
async function device(browser: Browser, options: { javaScriptEnabled?: boolean } = {}) {
  const extraHTTPHeaders = { "x-forwarded-for": randomUUID() };
  const context = await browser.newContext({
    baseURL: process.env.E2E_URL,
    extraHTTPHeaders,
    ...options,
  });
  return { context, page: await context.newPage() };
}

// Each journey takes two devices through many pages.
test.describe.configure({ timeout: 120_000 });

async function typeBirthDate(page: Page, iso: string): Promise<void> {
  const [year = "", month = "", day = ""] = iso.split("-");
  const { common, intake } = messagesOn(page);
  const group = page.getByRole("group", { name: intake.fields.resume_birth_date.label });
  await group.getByLabel(common.day).fill(day.replace(/^0/, ""));
  await group.getByLabel(common.month).fill(month.replace(/^0/, ""));
  await group.getByLabel(common.year).fill(year);
}

/** Presses "Save and finish later" on a question page; gives the code. */
async function saveForLater(page: Page): Promise<string> {
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

async function resume(page: Page, code: string, birthDate: string): Promise<void> {
  const { intake, resume: words } = messagesOn(page);
  await page.getByLabel(intake.fields.resume_code.label).fill(code);
  await typeBirthDate(page, birthDate);
  const answered = page.waitForEvent("load");
  await page.getByRole("button", { name: words.submit }).click();
  await answered;
}

for (const [locale, javaScriptEnabled] of [
  ["en", true],
  ["es", true],
  ["en", false],
] as const) {
  const mode = `in ${locale}${javaScriptEnabled ? "" : " with JavaScript off"}`;
  test(`a patient who stops on one phone goes on with another, ${mode}`, async ({ browser }) => {
    const first = await device(browser, { javaScriptEnabled });
    await begin(first.page, locale);
    await walk(first.page, strain(), "pain_now");
    await choice(first.page, "pain_score", "7").check();
    const code = (await saveForLater(first.page)).toLowerCase().replaceAll("-", " ");

    const second = await device(browser, { javaScriptEnabled });
    await second.page.goto(`/${locale}`);
    await second.page.getByRole("link", { name: messagesOn(second.page).resume.link }).click();
    await resume(second.page, code, BORN);
    // What was typed on the page that was left is there, though the page was not complete.
    await expect(second.page).toHaveURL(new RegExp(`/${locale}/intake/${codeOf("pain_now")}$`));
    await expect(choice(second.page, "pain_score", "7")).toBeChecked();
    await expect(second.page.locator("#error-summary")).toHaveCount(0);

    // The first phone no longer opens the answers and says why.
    await first.page.goto(`/${locale}/intake/${codeOf("pain_now")}`);
    const { start, resume: words } = messagesOn(first.page);
    await expect(first.page.getByText(start.notices.expired)).toBeVisible();
    await expect(first.page.getByRole("link", { name: words.link }).first()).toBeVisible();

    await walk(second.page, strain());
    await second.page.getByRole("button", { name: messagesOn(second.page).check.send }).click();
    await expect(second.page).toHaveURL(new RegExp(`/${locale}/result`));
    await first.page.goto(`/${locale}/resume`);
    await resume(first.page, code, BORN);
    await expect(first.page.getByRole("alert")).toContainText(/\d/);
    await expect(first.page).not.toHaveURL(/intake\/q-/);
    await first.context.close();
    await second.context.close();
  });

  test(`wrong codes and dates all get the same answer, ${mode}`, async ({ browser }) => {
    const first = await device(browser, { javaScriptEnabled });
    await begin(first.page, locale);
    await walk(first.page, strain(), "emergency_body");
    const code = await saveForLater(first.page);
    const second = await device(browser, { javaScriptEnabled });
    const answers: string[] = [];
    for (const [typed, birthDate] of [
      [code, BORN.replace("02-01", "02-02")],
      ["AAA-AAA-AAA", BORN],
      ["no code at all", "1950-10-10"],
    ] as const) {
      await second.page.goto(`/${locale}/resume`);
      await resume(second.page, typed, birthDate);
      const alert = second.page.getByRole("alert");
      await expect(alert).toBeVisible();
      answers.push(await alert.innerText());
      await expect(
        second.page.getByLabel(messagesOn(second.page).intake.fields.resume_code.label),
      ).toHaveValue(typed);
      expect(await second.context.cookies()).toEqual([]);
    }
    expect(new Set(answers).size).toBe(1);
    // The form with the error is the same form: the right pair goes through it.
    await resume(second.page, code, BORN);
    await expect(second.page).toHaveURL(new RegExp(`/intake/${codeOf("emergency_body")}$`));
    await first.context.close();
    await second.context.close();
  });
}

test("who tries one code again and again is stopped, and so is the right date after that", async ({
  browser,
}) => {
  const first = await device(browser);
  await begin(first.page);
  await walk(first.page, strain(), "emergency_body");
  const code = await saveForLater(first.page);
  const second = await device(browser);
  await second.page.goto("/en/resume");
  const { resume: words } = messagesOn(second.page);
  for (let day = 1; day <= 10; day++) await resume(second.page, code, `1992-03-${day}`);
  await expect(second.page.getByText(words.tooMany)).toHaveCount(0);
  await resume(second.page, code, BORN);
  await expect(second.page.getByRole("alert")).toContainText(words.tooMany);
  const third = await device(browser);
  await third.page.goto("/en/resume");
  await resume(third.page, code, BORN);
  await expect(third.page.getByRole("alert")).toContainText(words.tooMany);
  for (const { context } of [first, second, third]) await context.close();
});

for (const locale of ["en", "es"] as const) {
  test(`a patient who has the code sent gets code and link, and no word of why, in ${locale}`, async ({
    browser,
  }) => {
    const { page, context } = await device(browser);
    await begin(page, locale);
    await walk(page, strain(), "emergency_body");
    const code = await saveForLater(page);
    const { saveLater, intake } = messagesOn(page);
    const email = page.getByLabel(intake.fields.resume_email.label);
    await email.fill("not an address");
    await page.getByRole("button", { name: saveLater.send.email }).click();
    await expect(page).toHaveTitle(/^Error: /);
    await expect(email).toHaveValue("not an address");
    const to = `${randomUUID()}@patient.example`;
    await email.fill(to);
    await page.getByRole("button", { name: saveLater.send.email }).click();
    await expect(page.getByText(saveLater.send.sent)).toBeVisible();
    await expect(page.getByText(code)).toBeVisible();
    // No text messages are set up here.
    await expect(page.getByLabel(intake.fields.resume_phone.label)).toHaveCount(0);

    const cookies = await context.cookies();
    const token = cookies.find(({ name }) => name === "backline_intake")?.value ?? "";
    const rows = await query<
      Record<"id" | "all" | "subject" | "recipientSealed" | "bodySealed", string>
    >(
      `SELECT m.*, m::text AS "all" FROM "OutboundMessage" m, "Draft" d
       WHERE d."tokenHash" = $1 AND m."dedupeKey" LIKE 'resume_code:' || d."id" || ':%'`,
      [hashToken(token)],
    );
    expect(rows).toHaveLength(1);
    const [row] = rows;
    for (const secret of [to, code]) expect(row?.all).not.toContain(secret);
    const open = (column: "recipientSealed" | "bodySealed") =>
      unseal(row?.[column] ?? "", { table: "OutboundMessage", column, rowId: row?.id ?? "" });
    expect(open("recipientSealed")).toBe(to);
    const text = open("bodySealed");
    expect(text).toContain(code);
    expect(text).toContain(`${process.env.E2E_URL}/${locale}/resume`);
    const words = `${row?.subject} ${text}`.replaceAll("Riverside Back Clinic", "");
    expect(words).not.toMatch(/back|spasm|pain|numb|symptom|espalda|espasmo|dolor|emergenc|urgen/i);
    await context.close();
  });
}

test("a red flag from the phone that was left behind still reaches the team", async ({
  browser,
}) => {
  const first = await device(browser);
  await begin(first.page);
  await walk(first.page, strain(), "emergency_nerves");
  const code = await saveForLater(first.page);
  await first.page.goto(`/en/intake/${codeOf("emergency_nerves")}`);
  const second = await device(browser);
  await second.page.goto("/en/resume");
  await resume(second.page, code, BORN);
  await expect(second.page).toHaveURL(new RegExp(codeOf("emergency_nerves")));
  await choice(first.page, "emergency_nerves", "saddle").check();
  await first.page.getByRole("button", { name: "Continue" }).click();
  const { result } = messagesOn(first.page);
  await expect(first.page.getByRole("heading", { level: 1 })).toContainText(result.emergency.title);
  const reference = await referenceOn(first.page);
  const rows = await query(
    `SELECT 1 FROM "QueueEntry" q JOIN "Intake" i ON i."id" = q."intakeId"
     WHERE i."reference" = $1 AND q."level" = 'EMERGENCY'`,
    [reference],
  );
  expect(rows).toHaveLength(1);
  await choice(second.page, "emergency_nerves", "none").check();
  await second.page.getByRole("button", { name: "Continue" }).click();
  expect(stepOf(second.page)).not.toBeNull();
  await first.context.close();
  await second.context.close();
});

test("nobody leaves with a red flag typed on a page that is not complete", async ({ page }) => {
  await begin(page);
  await walk(page, { ...strain(), emergency_nerves: ["unsure"] }, "emergency_nerves_unsure");
  await question(page, "saddle_check").getByLabel("Yes").check();
  await page.getByRole("button", { name: messagesOn(page).saveLater.link }).click();
  const { result } = messagesOn(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(result.emergency.title);
});

test("an answer that contradicts itself is put right before it is left", async ({ page }) => {
  await begin(page);
  await walk(page, strain(), "emergency_nerves");
  await choice(page, "emergency_nerves", "saddle").check();
  await choice(page, "emergency_nerves", "none").check();
  await page.getByRole("button", { name: messagesOn(page).saveLater.link }).click();
  await expect(page.locator("#error-summary")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(codeOf("emergency_nerves")));
});

test("a date of birth that cannot be is refused with what was typed, and the code stays the same", async ({
  page,
}) => {
  await begin(page);
  await walk(page, answersOf("Lund"), "emergency_body");
  const { saveLater, intake } = messagesOn(page);
  await page.getByRole("button", { name: saveLater.link }).click();
  await typeBirthDate(page, "2024-02-30");
  await page.getByRole("button", { name: saveLater.submit }).click();
  await expect(page).toHaveTitle(/^Error: /);
  const group = page.getByRole("group", { name: intake.fields.resume_birth_date.label });
  await expect(group.getByLabel("Day")).toHaveValue("30");
  await page.getByRole("link", { name: saveLater.goOn }).click();
  await expect(page).toHaveURL(new RegExp(codeOf("emergency_body")));
});
