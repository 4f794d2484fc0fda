import { type APIRequestContext, expect, test } from "@playwright/test";
import { codeOf } from "@/lib/intake/steps";
import { answerPage, begin, walk } from "./patient";
import { strain } from "./people";

const TOO_MUCH = "x".repeat(70_000);

function post(
  request: APIRequestContext,
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
) {
  return request.post(path, { form, headers, maxRedirects: 0 });
}

test.describe("a form that does not fit is refused with 4xx and loses nothing", () => {
  test.beforeEach(async ({ page }) => {
    await begin(page);
    await walk(page, strain(), "pain_start");
  });

  const cases: [string, Record<string, string>][] = [
    ["empty", {}],
    ["an option that is not offered", { pain_zones: "moon" }],
    ["a number that is none", { duration_amount: "-1e309" }],
    ["an answer to a question that was not asked", { gestation_weeks: "20" }],
    [
      "names that reach for the server's objects",
      { __proto__: "x", constructor: "y", "a[b][c]": "z" },
    ],
    ["a database statement", { pain_zones: '\'; DROP TABLE "Intake"; --' }],
  ];
  for (const [what, form] of cases) {
    test(what, async ({ page }) => {
      const answer = await post(page.request, `/en/intake/${codeOf("pain_start")}/answer`, form);
      expect(answer.status()).toBeGreaterThanOrEqual(400);
      expect(answer.status()).toBeLessThan(500);
      expect(await answer.text()).toMatch(/problem|could not/i);
      await page.goto(`/en/intake/${codeOf("pain_start")}`);
      await expect(page).toHaveURL(new RegExp(codeOf("pain_start")));
      await answerPage(page, strain());
      await expect(page).toHaveURL(new RegExp(codeOf("pain_now")));
    });
  }

  test("far too much text", async ({ page }) => {
    const answer = await post(page.request, `/en/intake/${codeOf("pain_start")}/answer`, {
      pain_zones: TOO_MUCH,
    });
    expect(answer.status()).toBe(413);
  });

  test("a form from another site", async ({ page }) => {
    const answer = await post(
      page.request,
      `/en/intake/${codeOf("pain_start")}/answer`,
      { pain_zones: "side_left" },
      { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    );
    expect(answer.status()).toBe(403);
  });

  test("another kind of content", async ({ page }) => {
    const answer = await page.request.post(`/en/intake/${codeOf("pain_start")}/answer`, {
      data: { pain_zones: "side_left" },
      maxRedirects: 0,
    });
    expect(answer.status()).toBeGreaterThanOrEqual(400);
    expect(answer.status()).toBeLessThan(500);
  });
});

test("a page that is not there is not found, not an error", async ({ page }) => {
  expect((await page.request.get("/en/intake/moon")).status()).toBe(404);
  expect((await page.request.get("/xx")).status()).toBeLessThan(500);
  expect((await post(page.request, "/en/intake/moon/answer", {})).status()).toBeLessThan(500);
});

test("without a draft every page leads to the start", async ({ page }) => {
  await page.goto(`/en/intake/${codeOf("pain_now")}`);
  await expect(page).toHaveURL(/\/en(\?|$|#)/);
  await page.goto("/en/result");
  await expect(page).toHaveURL(/\/en(\?|$|#)/);
});

test("what was typed comes back with the error", async ({ page }) => {
  await begin(page);
  await walk(page, strain(), "contact");
  await answerPage(page, strain({ phone: "12" }));
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
  await expect(page.getByLabel(/phone/i).first()).toHaveValue("12");
});
