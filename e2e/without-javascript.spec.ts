import { expect, test } from "@playwright/test";
import { codeOf } from "@/lib/form/steps";
import messages from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { answerPage, begin, sendWhole, walk } from "./patient";
import { answersOf } from "./people";

test.use({ javaScriptEnabled: false });

test("the whole intake works with JavaScript off", async ({ page }) => {
  await sendWhole(page, strain());
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    messages.result.selfCare.title,
  );
});

test("an emergency stops the form with JavaScript off", async ({ page }) => {
  await begin(page);
  await walk(page, answersOf("Whitlock"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    messages.result.emergency.title,
  );
});

test("errors are shown at the question with JavaScript off", async ({ page }) => {
  await begin(page);
  await answerPage(page, {});
  await expect(page).toHaveURL(new RegExp(`/intake/${codeOf("about_you")}`));
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
});

test("Enter in a box means Continue, and no change of the language, with JavaScript off", async ({
  page,
}) => {
  await begin(page);
  const age = page.getByLabel(messages.intake.fields.age_years.label);
  await age.fill("46");
  await age.press("Enter");
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
  await expect(age).toHaveValue("46");
});

test("an address that leads nowhere and a link that has ended say what to do with JavaScript off", async ({
  page,
}) => {
  for (const [path, status, title] of [
    ["/en/luna/llena", 404, messages.notFound.title],
    ["/en/intake/moon", 404, messages.notFound.title],
    ["/fr/intake/check", 404, messages.notFound.title],
    [`/en/status/${"A".repeat(43)}`, 404, messages.status.gone.title],
  ] as const) {
    expect((await page.goto(path))?.status(), path).toBe(status);
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveText(title);
    await expect(page.getByText(messages.safetyNet.items[0] ?? ""), path).toBeVisible();
    await expect(page.getByRole("link", { name: /911/ }).first(), path).toBeVisible();
    await expect(page.getByRole("link", { name: messages.common.toStart }), path).toBeVisible();
  }
});

test("a browser that refuses cookies is told what to do and whom to call with JavaScript off", async ({
  page,
  playwright,
}) => {
  await page.route("**/*", async (route) => {
    // route.fetch would keep the cookie for the page.
    const nobody = await playwright.request.newContext();
    const response = await nobody.fetch(route.request(), { maxRedirects: 0 });
    const { "set-cookie": _, ...headers } = response.headers();
    const body = await response.body();
    await route.fulfill({ status: response.status(), headers, body });
    await nobody.dispose();
  });
  await page.goto("/en");
  await page.getByRole("button", { name: messages.start.startNow }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.cookies.title);
  await expect(page.getByText(messages.safetyNet.items[0] ?? "")).toBeVisible();
  await expect(page.getByRole("link", { name: "(555) 010-0142" }).first()).toBeVisible();
  await page.getByRole("link", { name: messages.cookies.again }).click();
  await expect(page.getByRole("button", { name: messages.start.startNow })).toBeVisible();
  // Where next-auth leads back to, without the cookie that it set.
  await page.goto("/staff/sign-in?callbackUrl=%2Fstaff");
  await expect(page.getByRole("alert")).toContainText("Open the settings of your browser");
  await expect(page.getByRole("link", { name: "Try again" })).toBeVisible();
});
