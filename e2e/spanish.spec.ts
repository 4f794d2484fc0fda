import type { BrowserContext, Page } from "@playwright/test";
import { createTranslator } from "next-intl";
import { codeOf } from "@/lib/form/steps";
import { LOCALES } from "@/lib/i18n/locales";
import { consentOf } from "@/lib/intake/consent";
import english from "@/messages/en.json" with { type: "json" };
import spanish from "@/messages/es.json" with { type: "json" };
import { strain } from "@/test/people";
import { expectNoBarrier } from "./barriers";
import { beginAt } from "./begin-at";
import { query } from "./database";
import { draftIdOf } from "./drafts";
import { answerPage, begin, choice, referenceOn, sendWhole, walk } from "./patient";
import { answersOf } from "./people";
import { expect, fileEmergency, fileIntake, test } from "./staff";

const { result, check, common } = spanish;
const other = (page: Page, name: string) => page.getByRole("banner").getByRole("link", { name });

async function remember(context: BrowserContext, address: string, token: string): Promise<void> {
  await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
}

test.describe("a patient who speaks Spanish", () => {
  test("goes through the whole intake in Spanish, and agrees to the Spanish text", async ({
    page,
  }) => {
    await sendWhole(page, strain(), "es");
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await expect(page.getByRole("heading", { level: 1 })).toContainText(result.selfCare.title);
    await expect(page.getByText(spanish.safetyNet.close)).toBeVisible();
    await expect(page.getByText(spanish.reasons.self_care)).toBeVisible();
    await expect(page.getByText(/Recibimos sus respuestas el \p{L}+ \d+ de \p{L}+/u)).toBeVisible();
    const reference = await referenceOn(page);
    const [row] = await query<{ locale: string; hash: string }>(
      `SELECT i."locale", c."textHash" AS hash FROM "Intake" i
       JOIN "Consent" c ON c."intakeId" = i."id" WHERE i."reference" = $1`,
      [reference],
    );
    const t = createTranslator({ locale: "es", messages: spanish }) as (key: string) => string;
    expect(row).toEqual({ locale: "es", hash: consentOf(t).textHash });
  });

  test("is told of an emergency in Spanish, in the patient's words", async ({ page }) => {
    await begin(page, "es");
    expect(await walk(page, answersOf("Whitlock"))).toBeLessThanOrEqual(3);
    await expect(page).toHaveURL(/\/es\/result/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(result.emergency.title);
    await expect(page.getByText(spanish.reasons.ces_saddle_new)).toBeVisible();
    await expect(page.getByText(result.emergency.caudaSay)).toBeVisible();
    await expect(page.getByRole("link", { name: /Llame al 911/ }).first()).toHaveAttribute(
      "href",
      "tel:911",
    );
    await page.getByText(result.emergency.byMistake).click();
    await page.getByRole("button", { name: result.addendum.answered_by_mistake.confirm }).click();
    await expect(page.getByText(/Avisamos a nuestro equipo/)).toBeVisible();
  });

  test("reads the day and hour of the call written the Spanish way", async ({
    page,
    context,
    address,
  }) => {
    await remember(context, address, (await fileIntake(answersOf("Ferrari"))).token);
    await page.goto("/es/result");
    const sentence = page.getByText(/a más tardar el \p{L}+ \d+ de \p{L}+ a las? \d+:\d\d/u);
    await expect(sentence).toBeVisible();
  });

  test("reads errors in Spanish, with the page's title", async ({ page }) => {
    await begin(page, "es");
    await answerPage(page, {});
    await expect(page).toHaveTitle(/^Error: /);
    const problem = page.getByRole("alert", { name: common.errorTitle });
    await expect(problem).toContainText("Elija una respuesta");
  });

  test("reads in Spanish that a page does not exist", async ({ page }) => {
    expect((await page.goto("/es/luna/llena"))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(spanish.notFound.title);
    await other(page, "English").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(english.notFound.title);
  });

  test("is led from the bare address to the Spanish start page", async ({ request }) => {
    for (const [wish, path] of [
      ["es-MX,es;q=0.9,en;q=0.5", "/es"],
      ["en-US,en;q=0.9", "/en"],
      ["fr", "/en"],
    ] as const) {
      const headers = { "accept-language": wish };
      const answer = await request.get("/", { headers, maxRedirects: 0 });
      expect(answer.headers().location).toBe(path);
      expect(answer.headers().vary).toMatch(/accept-language/i);
    }
  });
});

test.describe("changing the language", () => {
  test("in the middle of the form keeps the answers, with JavaScript off too", async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
    const page = await context.newPage();
    await beginAt(page, strain(), "pain_now");
    await expect(other(page, "Español")).toHaveAttribute("lang", "es");
    await other(page, "Español").click();
    await expect(page).toHaveURL(new RegExp(`/es/intake/${codeOf("pain_now")}$`));
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await walk(page, strain());
    await expect(page).toHaveURL(/\/es\/intake\/check/);
    const row = page.getByRole("main").locator("dl > div");
    const { trigger } = spanish.intake.fields;
    const chosen = strain().trigger as keyof typeof trigger.options;
    await expect(row.filter({ hasText: trigger.label })).toContainText(trigger.options[chosen]);
    await page.getByRole("button", { name: check.send }).click();
    await expect(page).toHaveURL(/\/es\/result/);
    await other(page, "English").click();
    await expect(page).toHaveURL(/\/en\/result/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(
      english.result.selfCare.title,
    );
    await context.close();
  });

  for (const javaScriptEnabled of [true, false])
    test(`keeps what was typed on the page, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({ baseURL, javaScriptEnabled });
      const page = await context.newPage();
      await beginAt(page, strain(), "emergency_nerves");
      await choice(page, "emergency_nerves", "saddle").check();
      await other(page, "Español").click();
      await expect(page).toHaveURL(new RegExp(`/es/intake/${codeOf("emergency_nerves")}$`));
      await expect(choice(page, "emergency_nerves", "saddle")).toBeChecked();
      await expect(page.locator("#error-summary")).toHaveCount(0);
      // It is not answered yet, and the draft speaks the language of the page.
      const [draft] = await query<{ locale: string; redFlag: boolean }>(
        `SELECT "locale", "redFlagAt" IS NOT NULL AS "redFlag" FROM "Draft" WHERE "id" = $1`,
        [await draftIdOf(page)],
      );
      expect(draft).toEqual({ locale: "es", redFlag: true });
      await page.getByRole("button", { name: common.continue }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        spanish.result.emergency.title,
      );
      // The same for a small form, which no draft keeps.
      await page.getByLabel(spanish.intake.fields.phone.label).fill("212 555");
      await other(page, "English").click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        english.result.emergency.title,
      );
      await expect(page.getByLabel(english.intake.fields.phone.label)).toHaveValue("212 555");
      await page.goto("/en/status/mine/questions");
      await choice(page, "peg_pain", "7").check();
      await other(page, "Español").click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(spanish.scores.title);
      await expect(choice(page, "peg_pain", "7")).toBeChecked();
      await expect(page.locator("#error-summary")).toHaveCount(0);
      await context.close();
    });

  test("keeps the page with its errors and the query of its address", async ({ page }) => {
    await begin(page);
    await answerPage(page, {});
    await expect(page.getByRole("alert", { name: english.common.errorTitle })).toBeVisible();
    await other(page, "Español").click();
    await expect(page.getByRole("alert", { name: common.errorTitle })).toBeVisible();
    await page.goto("/es/result/confirm?kind=already_checked");
    await expect(other(page, "English")).toHaveAttribute(
      "href",
      "/en/result/confirm?kind=already_checked&chosen=1",
    );
  });

  test("is offered on a page that refuses a form", async ({ page }) => {
    await beginAt(page, strain(), "pain_start");
    for (const onset of ["", "moon"]) {
      const answer = await page.request.post(`/en/intake/${codeOf("pain_start")}`, {
        form: { onset },
      });
      expect(answer.status()).toBe(422);
      expect(await answer.text()).toMatch(
        new RegExp(
          `<a href="/es/intake/${codeOf("pain_start")}" hreflang="es" lang="es"[^>]*>Español<`,
          "i",
        ),
      );
    }
  });

  test("is offered to search engines on the public pages", async ({ page, address }) => {
    for (const path of ["", "/privacy"]) {
      await page.goto(`/es${path}`);
      for (const locale of LOCALES) {
        await expect(page.locator(`link[hreflang="${locale}"]`)).toHaveAttribute(
          "href",
          `${address}/${locale}${path}`,
        );
      }
    }
  });
});

test("the Spanish pages have no barrier that axe can find", async ({ page, context, address }) => {
  test.setTimeout(120_000);
  await page.goto("/es");
  await expectNoBarrier(page, "start");
  await begin(page, "es");
  await expectNoBarrier(page, "question");
  await answerPage(page, {});
  await expect(page.getByRole("alert", { name: common.errorTitle })).toBeVisible();
  await expectNoBarrier(page, "error");
  for (const { token } of [await fileIntake(answersOf("Nilsen")), await fileEmergency()]) {
    await remember(context, address, token);
    await page.goto("/es/result");
    await expectNoBarrier(page, "result");
  }
});
