import { type Browser, expect, type Page, test } from "@playwright/test";
import { codeOf } from "@/lib/form/steps";
import english from "@/messages/en.json" with { type: "json" };
import type { Child } from "@/scripts/local/child";
import { freePort } from "@/scripts/local/embedded";
import { startWeb } from "@/scripts/local/web";
import { strain } from "@/test/people";
import { beginAt } from "./begin-at";
import { query } from "./database";
import { answerPage, begin, choice, messagesOn, referenceOn, walk } from "./patient";
import { untilHeard } from "./scripts";

// Whole intakes with waits in between.
test.describe.configure({ timeout: 120_000 });

const unsentOn = (page: Page) =>
  page.getByRole("alert").filter({ hasText: messagesOn(page).outage.unsent.title });

/** The page says that nothing was sent and who to call; nothing says that something was sent. */
async function expectUnsent(page: Page): Promise<void> {
  const { outage, safetyNet, result } = messagesOn(page);
  const panel = unsentOn(page);
  await expect(panel).toBeVisible({ timeout: 15_000 });
  await expect(panel).toBeFocused();
  await expect(panel).toContainText(outage.unsent.text);
  await expect(panel).toContainText("(555) 010-0142");
  await expect(panel).toContainText(safetyNet.items[0] ?? "");
  await expect(panel.getByRole("link", { name: /911/ })).toHaveAttribute("href", "tel:911");
  await expect(page.getByText(result.reference)).toHaveCount(0);
}

const again = (page: Page) =>
  unsentOn(page).getByRole("button", { name: messagesOn(page).common.tryAgain });
const press = (page: Page) =>
  page.getByRole("button", { name: messagesOn(page).common.continue }).click();

async function intakesOf(reference: string): Promise<number> {
  const rows = await query(
    `SELECT 1 FROM "Intake" i JOIN "QueueEntry" q ON q."intakeId" = i."id"
     JOIN "AuditEvent" a ON a."intakeId" = i."id" AND a."action" = 'intake.received'
     WHERE i."reference" = $1`,
    [reference],
  );
  return rows.length;
}

function countPosts(page: Page): () => number {
  let posts = 0;
  page.on("request", (request) => {
    if (request.method() === "POST") posts += 1;
  });
  return () => posts;
}

for (const locale of ["en", "es"] as const) {
  test(`a patient who loses the network in mid-form loses nothing, in ${locale}`, async ({
    page,
    context,
  }) => {
    await beginAt(page, strain(), "pain_now", locale);
    await choice(page, "pain_score", "6").check();
    await untilHeard(page, "submit");
    await context.setOffline(true);
    await press(page);
    await expectUnsent(page);
    await expect(choice(page, "pain_score", "6")).toBeChecked();
    await again(page).click();
    await expectUnsent(page);
    await context.setOffline(false);
    await walk(page, strain());
    await expect(page).toHaveURL(/\/intake\/check/);

    await untilHeard(page, "submit");
    await context.setOffline(true);
    const posts = countPosts(page);
    await page.getByRole("button", { name: messagesOn(page).check.send }).click();
    await expectUnsent(page);
    expect(posts()).toBe(0);
    await context.setOffline(false);
    await again(page).click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/result`));
    const reference = await referenceOn(page);
    expect(await intakesOf(reference)).toBe(1);
  });
}

test("a page that was incomplete still shows its errors, and one press posts once", async ({
  page,
}) => {
  await begin(page);
  const posts = countPosts(page);
  await press(page);
  await expect(page.locator("#error-summary")).toBeVisible();
  await expect(page).toHaveTitle(/^Error: /);
  expect(posts()).toBe(1);
  await page.route("**/livez", async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
  await untilHeard(page, "submit");
  await page.getByRole("button", { name: "Continue" }).dblclick();
  await expect.poll(posts).toBe(2);
  await expect(page.locator("#error-summary")).toBeVisible();
  expect(posts()).toBe(2);
});

test("a red flag that cannot be sent still shows who to call, and is filed once it can be sent", async ({
  page,
  context,
}) => {
  await beginAt(page, strain(), "emergency_nerves");
  await choice(page, "emergency_nerves", "saddle").check();
  await untilHeard(page, "submit");
  await context.setOffline(true);
  await press(page);
  await expectUnsent(page);
  await context.setOffline(false);
  await again(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    english.result.emergency.title,
  );
});

test("a page without the words for a failure leads to the browser's own page, and can be sent again", async ({
  page,
  context,
}) => {
  await beginAt(page, strain(), "pain_now");
  await choice(page, "pain_score", "6").check();
  await untilHeard(page, "submit");
  await page.locator("#unsent").evaluate((words) => words.remove());
  await context.setOffline(true);
  await press(page).catch(() => undefined);
  await expect(page).toHaveURL(/chrome-error/);
  await context.setOffline(false);
  await page.goBack();
  await expect(choice(page, "pain_score", "6")).toBeChecked();
  await walk(page, strain());
  await expect(page).toHaveURL(/\/intake\/check/);
});

test("a page opened before an update is accepted after it, and nothing is lost", async ({
  page,
}) => {
  const postToFormer = (below: string) =>
    page
      .locator("form")
      .filter({ has: page.getByRole("button", { name: /^(Continue|Send)/ }) })
      .evaluate((form, path) => form.setAttribute("action", path), below);
  await beginAt(page, strain(), "pain_now");
  const former = `/en/intake/${codeOf("pain_now")}/answer`;
  await postToFormer(former);
  await press(page);
  // The page itself says what is missing.
  await expect(page.locator("#error-summary")).toBeFocused();
  await page.goto(`/en/intake/${codeOf("pain_now")}`);
  await expect(page.locator("#error-summary")).toBeFocused();
  await postToFormer(former);
  await answerPage(page, strain());
  await expect(page).toHaveURL(new RegExp(codeOf("pain_pattern")));
  await walk(page, strain());
  await expect(page).toHaveURL(/\/intake\/check/);
  await postToFormer("/en/intake/send");
  await page.getByRole("button", { name: english.check.send }).click();
  expect(await intakesOf(await referenceOn(page))).toBe(1);
  // Opening such an address by hand gives the page.
  await page.goto("/en/result/contact");
  await expect(page).toHaveURL(/\/en\/result$/);
});

test.describe("a server that restarts between two pages", () => {
  let web: Child;
  let port: number;
  const start = async () => {
    const address = `http://localhost:${port}`;
    const env = { ...process.env, APP_URL: address, NEXTAUTH_URL: address };
    const distDir = process.env.BACKLINE_TEST_DIST ?? ".next-test";
    web = await startWeb({ port, distDir, dev: false, env });
  };

  test.describe.configure({ mode: "serial" });
  test.beforeEach(async () => {
    port = await freePort();
    await start();
  });
  test.afterEach(() => web.stop());

  const beginThere = async (browser: Browser, javaScriptEnabled: boolean) => {
    const baseURL = `http://localhost:${port}`;
    const context = await browser.newContext({ baseURL, javaScriptEnabled });
    const page = await context.newPage();
    await beginAt(page, strain(), "pain_now");
    await choice(page, "pain_score", "6").check();
    return page;
  };

  test("keeps what was typed, and all earlier answers", async ({ browser }) => {
    const page = await beginThere(browser, true);
    await untilHeard(page, "submit");
    await web.stop();
    await press(page);
    await expectUnsent(page);
    await expect(choice(page, "pain_score", "6")).toBeChecked();
    await start();
    await walk(page, strain());
    await expect(page).toHaveURL(/\/intake\/check/);
    await page.getByRole("button", { name: english.check.send }).click();
    await expect(page.getByText(english.result.reference)).toBeVisible();
    await page.context().close();
  });

  test("leads to the browser's own page with JavaScript off, and Back brings the page back", async ({
    browser,
  }) => {
    const page = await beginThere(browser, false);
    await web.stop();
    await page
      .getByRole("button", { name: "Continue" })
      .click()
      .catch(() => undefined);
    await expect(page).toHaveURL(/chrome-error/);
    await start();
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(codeOf("pain_now")));
    await expect(choice(page, "pain_score", "6")).toBeChecked();
    await walk(page, strain());
    await expect(page).toHaveURL(/\/intake\/check/);
    await page.context().close();
  });
});
