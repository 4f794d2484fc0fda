import {
  type APIRequestContext,
  type APIResponse,
  expect,
  type Page,
  test,
} from "@playwright/test";
import { codeOf, getStep } from "@/lib/form/steps";
import { findDraft } from "@/lib/intake/queries";
import messages from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { expectNoBarrier } from "./barriers";
import { beginAt } from "./begin-at";
import { intakeByReference } from "./database";
import { answerPage, choice, referenceOn } from "./patient";

const TOO_MUCH = "x".repeat(70_000);
const PAIN_START = `/en/intake/${codeOf("pain_start")}`;
const FORM = "application/x-www-form-urlencoded";

function post(
  request: APIRequestContext,
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
) {
  return request.post(path, { form, headers, maxRedirects: 0 });
}

/** The page on how the pain began, as the person with a strain fills it in. */
function wholePage(): [string, string][] {
  const known = strain();
  return getStep("pain_start").fields.flatMap(({ name }) =>
    [known[name] ?? []].flat().map((value): [string, string] => [name, value]),
  );
}

/** Posts the whole page with these fields instead of its own fields of the same names. */
function postWith(request: APIRequestContext, fields: [string, string][]) {
  const names = fields.map(([name]) => name);
  const others = wholePage().filter(([name]) => !names.includes(name));
  const data = new URLSearchParams([...others, ...fields]).toString();
  const headers = { "content-type": FORM };
  return request.post(PAIN_START, { data, headers, maxRedirects: 0 });
}

async function answersIn(page: Page) {
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name === "backline_intake")?.value ?? "";
  return (await findDraft(token))?.answers;
}

/** Opens the answer's document as a browser shows it. */
async function expectReadable(page: Page, answer: APIResponse, where: string): Promise<void> {
  const [status, headers, body] = [answer.status(), answer.headers(), await answer.text()];
  await page.route(`**${PAIN_START}`, (route) => route.fulfill({ status, headers, body }));
  await page.goto(PAIN_START);
  await expectNoBarrier(page, where);
}

test.describe("an invalid form is refused with 4xx and loses nothing", () => {
  test.beforeEach(async ({ page }) => {
    await beginAt(page, strain(), "pain_start");
  });

  const { hostile } = messages.refused;
  const invalid = { title: messages.common.errorTitle };
  const cases: [string, [string, string][], { title: string }][] = [
    ["a blank where an answer is needed", [["duration_amount", " "]], invalid],
    ["a number that is none", [["duration_amount", "-1e309"]], invalid],
    ["an option that is not offered", [["pain_zones", "moon"]], hostile],
    ["a database statement", [["pain_zones", '\'; DROP TABLE "Intake"; --']], hostile],
    ["an answer to a question of another page", [["gestation_weeks", "20"]], hostile],
    ["an answer that is no patient's to give", [["level", "SELF_CARE"]], hostile],
    ["two answers where one fits", [1, 2].map(() => ["onset", "sudden"]), hostile],
    ["the name of a prototype", [["__proto__", "x"]], hostile],
    ["the name of a constructor", [["constructor", "y"]], hostile],
    ["a name that looks like a path into an object", [["a[b][c]", "z"]], hostile],
  ];
  for (const [what, fields, { title }] of cases) {
    test(what, async ({ page }) => {
      const before = await answersIn(page);
      const answer = await postWith(page.request, fields);
      expect(answer.status()).toBe(422);
      expect(await answer.text()).toContain(title);
      expect(await answersIn(page)).toEqual(before);
      await page.goto(`/en/intake/${codeOf("pain_start")}`);
      await answerPage(page, strain());
      await expect(page).toHaveURL(new RegExp(codeOf("pain_cause")));
    });
  }

  test("the refusal is a page that everyone can read", async ({ page }) => {
    const data = new URLSearchParams(wholePage()).toString();
    const away = { "content-type": FORM, "sec-fetch-site": "cross-site" };
    for (const [status, answer] of [
      [422, await postWith(page.request, [["duration_amount", "x"]])],
      [422, await postWith(page.request, [["pain_zones", "moon"]])],
      [413, await postWith(page.request, [["pain_zones", TOO_MUCH]])],
      [403, await page.request.post(PAIN_START, { data, headers: away, maxRedirects: 0 })],
      [400, await page.request.post(PAIN_START, { data: {}, maxRedirects: 0 })],
    ] as const) {
      expect(answer.status()).toBe(status);
      await expectReadable(page, answer, `the page of ${status}`);
    }
  });

  test("the same form without a fault is accepted", async ({ page }) => {
    const before = await answersIn(page);
    const answer = await postWith(page.request, []);
    expect(answer.status()).toBe(303);
    const { onset, duration_amount } = strain();
    expect(await answersIn(page)).toMatchObject({ ...before, onset, duration_amount });
  });

  test("an empty form", async ({ page }) => {
    const before = await answersIn(page);
    const answer = await post(page.request, PAIN_START, {});
    expect(answer.status()).toBe(422);
    expect(await answersIn(page)).toEqual(before);
  });

  test("far too much text", async ({ page }) => {
    const before = await answersIn(page);
    const answer = await postWith(page.request, [["pain_zones", TOO_MUCH]]);
    expect(answer.status()).toBe(413);
    expect(await answersIn(page)).toEqual(before);
  });

  test("a form from another site", async ({ page }) => {
    const before = await answersIn(page);
    const data = new URLSearchParams(wholePage()).toString();
    const away = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    const headers = { ...away, "content-type": FORM };
    const answer = await page.request.post(PAIN_START, { data, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(403);
    expect(await answersIn(page)).toEqual(before);
  });

  test("another kind of content", async ({ page }) => {
    const before = await answersIn(page);
    const data = Object.fromEntries(wholePage());
    const answer = await page.request.post(PAIN_START, { data, maxRedirects: 0 });
    expect(answer.status()).toBe(400);
    expect(await answersIn(page)).toEqual(before);
  });
});

test("a page that asks less because another tab changed an answer says so and keeps the rest", async ({
  page,
  context,
}) => {
  const elder = strain({ age_years: "65" });
  await beginAt(page, elder, "pain_cause");
  const other = await context.newPage();
  await other.goto(`/en/intake/${codeOf("about_you")}?change=1`);
  await other.getByLabel(messages.intake.fields.age_years.label).fill("40");
  await other.getByRole("button", { name: "Continue" }).click();
  await expect(other).toHaveURL(new RegExp(codeOf("pain_cause")));
  await page.bringToFront();
  await answerPage(page, { ...elder, trigger: "twisting_or_bending" });
  const alert = page.getByRole("alert", { name: "There is a problem" });
  await expect(alert).toContainText(messages.intake.errors.no_longer_asked);
  await expect(choice(page, "trigger", "twisting_or_bending")).toBeChecked();
  await expect(page.getByText(messages.intake.fields.injury.label)).toHaveCount(0);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(new RegExp(codeOf("pain_now")));
});

test("a page that is no longer asked leads to the next question", async ({ page, context }) => {
  const woman = strain({ sex_at_birth: "female", pregnancy: "yes", gestation_weeks: "20" });
  await beginAt(page, woman, "gestation");
  const other = await context.newPage();
  await other.goto(`/en/intake/${codeOf("about_you")}?change=1`);
  await choice(other, "sex_at_birth", "male").check();
  await other.getByRole("button", { name: "Continue" }).click();
  await expect(other).toHaveURL(new RegExp(codeOf("pain_where")));
  await page.bringToFront();
  await answerPage(page, woman);
  const { title, text } = messages.refused.notAsked;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByText(text)).toBeVisible();
  await expectNoBarrier(page, "a page that is no longer asked");
  await page.getByRole("link", { name: messages.refused.goOn }).click();
  await expect(page).toHaveURL(new RegExp(codeOf("pain_where")));
});

test("a yes to an emergency sign stops the form even if its page is no longer asked", async ({
  page,
  context,
}) => {
  const unsure = strain({ emergency_nerves: ["unsure"] });
  await beginAt(page, unsure, "emergency_nerves_unsure");
  const other = await context.newPage();
  await other.goto(`/en/intake/${codeOf("emergency_nerves")}?change=1`);
  await choice(other, "emergency_nerves", "unsure").uncheck();
  await choice(other, "emergency_nerves", "none").check();
  await other.getByRole("button", { name: "Continue" }).click();
  await expect(other).toHaveURL(new RegExp(codeOf("emergency_body")));
  await page.bringToFront();
  await choice(page, "saddle_check", "yes").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    messages.result.emergency.title,
  );
  const filed = await intakeByReference(await referenceOn(page));
  expect(filed).toMatchObject({ level: "EMERGENCY", filedAs: "emergency_stop" });
});

test("a page that is not there is not found, not an error", async ({ page }) => {
  expect((await page.request.get("/en/intake/moon")).status()).toBe(404);
  for (const path of ["/xx", "/moon", "/fr/intake/check", "/api/moon", "/api/patient/en"])
    expect((await page.request.get(path)).status(), path).toBe(404);
  expect((await post(page.request, "/en/intake/moon", {})).status()).toBe(404);
  expect((await post(page.request, "/en/privacy", {})).status()).toBe(405);
});

test("without a draft every page leads to the start", async ({ page }) => {
  await page.goto(`/en/intake/${codeOf("pain_now")}`);
  await expect(page).toHaveURL(/\/en(\?|$|#)/);
  await page.goto("/en/result");
  await expect(page).toHaveURL(/\/en(\?|$|#)/);
});

test("what was typed comes back with the error", async ({ page }) => {
  await beginAt(page, strain(), "contact");
  await answerPage(page, strain({ phone: "12" }));
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
  await expect(page.getByLabel(/phone/i).first()).toHaveValue("12");
});
