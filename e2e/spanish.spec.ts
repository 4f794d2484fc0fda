import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { createTranslator } from "next-intl";
import english from "@/app/messages/en.json" with { type: "json" };
import spanish from "@/app/messages/es.json" with { type: "json" };
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { consentOf } from "@/lib/intake/consent";
import { query } from "./database";
import { answerPage, begin, messagesOn, sendWhole, walk } from "./patient";
import { answersOf, strain } from "./people";
import { beginWith, expect, fileEmergency, fileIntake, test } from "./staff";

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
    await expect(
      page.getByText(/Recibimos sus respuestas el \p{L}+, \d+ de \p{L}+/u),
    ).toBeVisible();
    const reference = await page.getByText(/^BK-/).first().innerText();
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

  test("is called by a day and an hour written the Spanish way", async ({
    page,
    context,
    address,
  }) => {
    await remember(context, address, (await fileIntake(answersOf("Ferrari"))).token);
    await page.goto("/es/result");
    const sentence = page.getByText(/a más tardar el \p{L}+, \d+ de \p{L}+, \d+:\d\d/u);
    await expect(sentence).toBeVisible();
  });

  test("reads errors in Spanish, with the page's title", async ({ page }) => {
    await begin(page, "es");
    await answerPage(page, {});
    await expect(page).toHaveTitle(/^Error: /);
    const problem = page.getByRole("alert", { name: common.errorTitle });
    await expect(problem).toContainText("Elija una respuesta");
  });

  test("finds a page that is not there in Spanish", async ({ page }) => {
    expect((await page.goto("/es/luna/llena"))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(spanish.notFound.title);
    await other(page, "English").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(english.notFound.title);
  });

  test("is sent to the Spanish start page by the bare address", async ({ request }) => {
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
    await begin(page);
    await walk(page, strain(), "pain_now");
    await expect(other(page, "Español")).toHaveAttribute("lang", "es");
    await other(page, "Español").click();
    await expect(page).toHaveURL(/\/es\/intake\/pain_now$/);
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

  test("keeps the page with its errors and what the address asks for", async ({ page }) => {
    await begin(page);
    await answerPage(page, {});
    await expect(page.getByRole("alert", { name: english.common.errorTitle })).toBeVisible();
    await other(page, "Español").click();
    await expect(page.getByRole("alert", { name: common.errorTitle })).toBeVisible();
    await page.goto("/es/result/confirm?kind=already_checked");
    await expect(other(page, "English")).toHaveAttribute(
      "href",
      "/en/result/confirm?kind=already_checked",
    );
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

test("the Spanish pages have no barrier that a machine can find", async ({
  page,
  context,
  address,
}) => {
  test.setTimeout(120_000);
  const nothingWrong = async (where: string) => {
    await expect(page.getByRole("heading", { level: 1 }), where).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(" ")}`),
      where,
    ).toEqual([]);
  };
  await page.goto("/es");
  await nothingWrong("start");
  await begin(page, "es");
  await nothingWrong("question");
  await answerPage(page, {});
  await expect(page.getByRole("alert", { name: common.errorTitle })).toBeVisible();
  await nothingWrong("error");
  for (const { token } of [await fileIntake(answersOf("Nilsen")), await fileEmergency()]) {
    await remember(context, address, token);
    await page.goto("/es/result");
    await nothingWrong("result");
  }
});

/** The longest text of both languages, and a word as long as the longest. */
function longest(): string {
  const texts = (tree: unknown): string[] =>
    typeof tree === "string" ? [tree] : Object.values(tree as object).flatMap(texts);
  const all = [...texts(english), ...texts(spanish)].map((text) => text.replace(/[{}<>]/g, ""));
  const words = all.flatMap((text) => text.match(/\p{L}+/gu) ?? []);
  const first = (list: string[]) => list.sort((a, b) => b.length - a.length)[0] ?? "";
  return `${first(words)} ${first(all)}`;
}

/** By how many pixels the page can be moved sideways, and what sticks out. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const out = [...document.querySelectorAll("body *")].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > root.clientWidth + 1 || left < -1);
    });
    const names = out.map((element) => `${element.tagName} ${element.className}`);
    return [`${root.scrollWidth - root.clientWidth} px`, ...names.slice(0, 5)];
  });
}

/** Puts a text into the place of every text on the page that is meant to break into lines. */
function fillWith(page: Page, text: string): Promise<void> {
  return page.evaluate((words) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    for (const node of nodes) {
      const parent = node.parentElement;
      const seen = parent && !parent.closest("script, style, noscript") && node.data.trim();
      if (seen && !getComputedStyle(parent).whiteSpace.includes("nowrap")) node.data = words;
    }
  }, text);
}

async function narrowPages(
  page: Page,
  context: BrowserContext,
  address: string,
  locale: Locale,
  look: (where: string) => Promise<void>,
): Promise<void> {
  await page.setViewportSize({ width: 320, height: 800 });
  const visit = async (path: string) => {
    await page.goto(`/${locale}${path}`);
    await expect(page).toHaveURL(new RegExp(`/${locale}${path}$`));
    await look(path || "start");
  };
  await visit("");
  const { given_name, family_name, phone, birth_date, consent, ...clinical } = strain();
  await remember(context, address, await beginWith(clinical));
  await visit("/intake/emergency_nerves");
  await visit("/intake/contact");
  const words = messagesOn(page).common;
  await page.getByRole("button", { name: words.continue }).click();
  await expect(page.getByRole("alert", { name: words.errorTitle })).toBeVisible();
  await look("contact with errors");
  await remember(context, address, await beginWith(strain()));
  await visit("/intake/check");
  await remember(context, address, (await fileIntake(answersOf("Nilsen"))).token);
  await visit("/result");
  await remember(context, address, (await fileEmergency()).token);
  await visit("/result");
}

for (const locale of LOCALES) {
  test(`at 320 px nothing scrolls sideways in ${locale}, not with the longest text either`, async ({
    page,
    context,
    address,
  }) => {
    test.setTimeout(120_000);
    const text = longest();
    await narrowPages(page, context, address, locale, async (where) => {
      expect(await sideways(page), where).toEqual([]);
      const before = await page.url();
      await fillWith(page, text);
      expect(await sideways(page), `${where} with the longest text`).toEqual([]);
      await page.goto(before);
    });
  });
}

test("at 320 px nothing scrolls sideways when the text runs from right to left", async ({
  page,
  context,
  address,
}) => {
  test.setTimeout(120_000);
  await narrowPages(page, context, address, "es", async (where) => {
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    expect(await sideways(page), where).toEqual([]);
    await page.reload();
  });
});
