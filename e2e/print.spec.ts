import type { Page } from "@playwright/test";
import { describeAnswers } from "@/lib/form/describe";
import { LOCALES } from "@/lib/i18n/locales";
import { dateIn } from "@/lib/time";
import { messagesOn } from "./patient";
import { answersOf } from "./people";
import { expect, type Filed, fileEmergency, fileIntake, test } from "./staff";

/** Opens the result of an intake as it looks on paper. */
async function onPaper(page: Page, address: string, { token }: Filed, locale: string) {
  await page.context().addCookies([{ name: "backline_intake", value: token, url: address }]);
  await page.goto(`${address}/${locale}/result`);
  await page.emulateMedia({ media: "print" });
  return messagesOn(page);
}

/** The year at the clinic. */
const yearNow = () => dateIn("America/New_York", new Date()).slice(0, 4);

for (const locale of LOCALES) {
  test(`a patient prints the advice with all answers in ${locale}, with JavaScript off`, async ({
    browser,
    address,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const answers = answersOf("Nilsen");
    const filed = await fileIntake(answers);
    const words = await onPaper(page, address, filed, locale);
    const { result, safetyNet, levels } = words;
    const main = page.getByRole("main");

    const first = main.locator("p:visible").first();
    await expect(first).toContainText("Nilsen");
    await expect(first).toContainText(filed.reference);
    await expect(first).toContainText(levels.ROUTINE);
    await expect(first).toContainText(yearNow());
    await expect(main.getByText(levels.ROUTINE).nth(1)).toBeVisible();
    await expect(main.getByRole("heading", { level: 1 })).toHaveText(result.routine.title);
    await expect(main.getByText(result.routine.until[0] ?? "")).toBeVisible();
    for (const item of safetyNet.items.slice(0, 3)) {
      await expect(main.getByText(item)).toBeVisible();
    }
    const keys = Object.assign((key: string) => key, { has: () => true });
    const asked = describeAnswers(answers, keys).flatMap(({ rows }) => rows).length;
    await expect(main.locator("dl > div:visible")).toHaveCount(asked);
    await expect(main.getByText("(212) 53").last()).toBeVisible();
    // Paper shows no buttons and no links to other sites.
    await expect(page.locator("button:visible")).toHaveCount(0);
    await expect(page.getByText(result.printHint)).toBeHidden();
    await expect(page.getByText(words.common.leaveQuickly)).toBeHidden();
    expect((await page.pdf({ format: "Letter" })).length).toBeGreaterThan(10_000);
    await context.close();
  });

  test(`the printed emergency page says who to call in ${locale}`, async ({ page, address }) => {
    const filed = await fileEmergency();
    const { levels, result } = await onPaper(page, address, filed, locale);
    const main = page.getByRole("main");
    await expect(main.getByText(filed.reference).first()).toBeVisible();
    await expect(main.getByText(levels.EMERGENCY).first()).toBeVisible();
    const call = result.emergency.call.replace("{number}", "911").replace(/<\/?num>/g, "");
    await expect(main.locator("p:visible", { hasText: call })).toHaveCount(1);
    await expect(main.getByText(result.emergency.caudaSay)).toBeVisible();
  });
}

test("the button to print opens the browser's own window", async ({ page, context, address }) => {
  const { token } = await fileIntake(answersOf("Carver"));
  await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
  await page.goto("/en/result");
  await page.evaluate(() => {
    window.print = () => {
      document.title = "printed";
    };
  });
  await page.getByRole("button", { name: messagesOn(page).result.print }).click();
  await expect(page).toHaveTitle("printed");
});

test("on paper the tables of staff stay tables, without what one presses", async ({ as }) => {
  await fileEmergency();
  const { page } = await as("admin");
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.emulateMedia({ media: "print" });
  for (const path of ["/staff/people", "/staff/audit", "/staff/locations", "/staff/rules"]) {
    await page.goto(path);
    const table = page.locator("main table").first();
    await expect(table.getByRole("columnheader").first(), path).toBeVisible();
    const row = table.locator("tbody tr").first();
    const tops = await row
      .locator("> :visible")
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().top));
    expect(tops.length, path).toBeGreaterThan(2);
    expect(new Set(tops).size, path).toBe(1);
    await expect(page.locator("main table button:visible"), path).toHaveCount(0);
  }
  await page.goto("/staff");
  await expect(page.locator("tr.alarm").first()).toHaveCSS("outline-style", "solid");
});
