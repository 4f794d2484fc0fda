import type { Page } from "@playwright/test";
import { codeOf } from "@/lib/form/steps";
import { strain } from "@/test/people";
import { beginAt } from "./begin-at";
import { query } from "./database";
import {
  BORN,
  choice,
  device,
  messagesOn,
  referenceOn,
  saveForLater,
  stepOf,
  typeBirthDate,
  walk,
} from "./patient";
import { expect, test } from "./staff";

// Each test takes two devices through many pages.
test.describe.configure({ timeout: 120_000 });

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
  test(`a patient who stops on one phone continues on another, ${mode}`, async ({ browser }) => {
    const first = await device(browser, { javaScriptEnabled });
    await beginAt(first.page, strain(), "pain_now", locale);
    await choice(first.page, "pain_score", "7").check();
    const code = (await saveForLater(first.page)).toLowerCase().replaceAll("-", " ");

    const second = await device(browser, { javaScriptEnabled });
    await second.page.goto(`/${locale}`);
    await second.page.getByRole("link", { name: messagesOn(second.page).resume.link }).click();
    await resume(second.page, code, BORN);
    // The page that was left still shows what was typed, although it was incomplete.
    await expect(second.page).toHaveURL(new RegExp(`/${locale}/intake/${codeOf("pain_now")}\\b`));
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
    await beginAt(first.page, strain(), "emergency_body", locale);
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
    // The form with the error still works: the right pair goes through it.
    await resume(second.page, code, BORN);
    await expect(second.page).toHaveURL(new RegExp(`/intake/${codeOf("emergency_body")}\\b`));
    await first.context.close();
    await second.context.close();
  });
}

test("many attempts on one code are stopped, and then even the right date is refused", async ({
  browser,
}) => {
  const first = await device(browser);
  await beginAt(first.page, strain(), "emergency_body");
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

test("a red flag from the first phone still reaches the team", async ({ browser }) => {
  const first = await device(browser);
  await beginAt(first.page, strain(), "emergency_nerves");
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
