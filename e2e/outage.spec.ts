import { expect, test } from "@playwright/test";
import { codeOf } from "@/lib/form/steps";
import messages from "@/messages/en.json" with { type: "json" };
import spanish from "@/messages/es.json" with { type: "json" };
import type { Child } from "@/scripts/local/child";
import { freePort } from "@/scripts/local/embedded";
import { startWeb } from "@/scripts/local/web";
import { LineForTest } from "@/test/line";
import { strain } from "@/test/people";
import { expectNoBarrier, expectNoBarrierLightOrDark } from "./barriers";
import { answerPage, choice, walk } from "./patient";
import { addPerson, enter, fileIntake, part, unfold } from "./staff";

// A second server of the same build, whose database the test can take away.
let line: LineForTest;
let web: Child;
let address: string;

test.describe.configure({ mode: "serial", timeout: 120_000, retries: 0 });

test.beforeAll(async () => {
  line = new LineForTest(process.env.DATABASE_URL ?? "");
  const url = await line.start();
  const port = await freePort();
  address = `http://localhost:${port}`;
  const env = { ...process.env, DATABASE_URL: url, APP_URL: address, NEXTAUTH_URL: address };
  web = await startWeb({
    port,
    distDir: process.env.BACKLINE_TEST_DIST ?? ".next-test",
    dev: false,
    env,
  });
});

test.afterAll(async () => {
  await web?.stop();
  await line?.stop();
});

test.beforeEach(async ({ page }) => {
  line.set("pass");
  await page.goto(address);
  await page.getByRole("button", { name: messages.start.startNow }).first().click();
  await expect(page).toHaveURL(new RegExp(codeOf("about_you")));
});

for (const mode of ["gone", "silent"] as const) {
  test(`with the database ${mode}, a page says so within 15 s and the same form succeeds later`, async ({
    page,
  }) => {
    await walk(page, strain(), "emergency_body");
    await choice(page, "emergency_body", "none").check();
    line.set(mode);
    const began = Date.now();
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(messages.outage.title);
    expect(Date.now() - began).toBeLessThan(15_000);
    await expect(page.getByText(messages.safetyNet.items[0] ?? "")).toBeVisible();
    await expect(page.getByRole("link", { name: /911/ }).first()).toBeVisible();
    await expect(page.getByText("(555) 010-0142").first()).toBeVisible();
    await expectNoBarrier(page, "the outage page");
    line.set("pass");
    await page.getByRole("button", { name: messages.common.tryAgain }).click();
    await expect(page).toHaveURL(new RegExp(codeOf("emergency_other")));
  });

  test(`with the database ${mode} during sending, nothing is called sent, and sending again files it`, async ({
    page,
  }) => {
    await walk(page, strain());
    line.set(mode);
    await page.getByRole("button", { name: messages.check.send }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(messages.outage.title);
    await expect(page.getByText(messages.result.reference)).toHaveCount(0);
    line.set("pass");
    await page.getByRole("button", { name: messages.common.tryAgain }).click();
    await expect(page).toHaveURL(/\/en\/result/);
    await expect(page.getByText(messages.result.reference)).toBeVisible();
  });

  test(`with the database ${mode}, an emergency answer still tells the patient to get help`, async ({
    page,
  }) => {
    await walk(page, strain(), "emergency_nerves");
    await choice(page, "emergency_nerves", "saddle").check();
    line.set(mode);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText(messages.outage.alarm)).toBeVisible();
    await expectNoBarrier(page, "the outage page with the alarm");
    line.set("pass");
  });
}

test("with the database gone, the page can be read in Spanish and still holds the answers", async ({
  page,
}) => {
  await walk(page, strain(), "emergency_body");
  await choice(page, "emergency_body", "none").check();
  line.set("gone");
  await page.getByRole("button", { name: "Continue" }).click();
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toContainText(messages.outage.title);
  await page.getByRole("banner").getByRole("button", { name: "Español" }).click();
  await expect(title).toContainText(spanish.outage.title);
  await expectNoBarrier(page, "the outage page in Spanish");
  line.set("pass");
  await page.getByRole("button", { name: spanish.common.tryAgain }).click();
  await expect(page).toHaveURL(new RegExp(`/es/intake/${codeOf("emergency_other")}`));
});

test("opening a question while the database is gone shows the safety net", async ({ page }) => {
  await answerPage(page, strain());
  await expect(page).toHaveURL(new RegExp(codeOf("emergency_nerves")));
  line.set("gone");
  await page.goto(`${address}/en/intake/${codeOf("emergency_nerves")}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(messages.outage.title);
  await expect(page.getByText(messages.safetyNet.items[0] ?? "")).toBeVisible();
  await expectNoBarrier(page, "a question without data");
});

test("with the database gone, staff read that a page failed and what that means", async ({
  page,
  context,
}) => {
  await enter(context, await addPerson("clinician"), address);
  for (const mode of ["silent", "gone"] as const) {
    line.set(mode);
    expect((await page.goto(`${address}/staff`))?.status()).toBe(503);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Something went wrong");
  }
  await expectNoBarrierLightOrDark(page, "the staff's page about a failure");
  line.set("pass");
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("table").first()).toBeVisible();
});

test("with the database gone, a form of staff keeps what was typed, and is sent again later", async ({
  page,
  context,
}) => {
  const { id } = await fileIntake(strain());
  await enter(context, await addPerson("clinician"), address);
  await page.goto(`${address}/staff/intakes/${id}`);
  await unfold(page, "Write a note");
  await page.getByLabel("Note", { exact: true }).fill("prefers mornings");
  line.set("gone");
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(page.getByText("We could not finish this.")).toBeVisible();
  await expect(page.getByLabel("Note", { exact: true })).toHaveValue("prefers mornings");
  line.set("pass");
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(part(page, "History")).toContainText("prefers mornings");
});

test("with the database gone, anyone can still read when to worry", async ({ page }) => {
  line.set("gone");
  expect((await page.goto(`${address}/en/learn/when-to-worry`))?.status()).toBe(200);
  const { items } = messages.learn["when-to-worry"].sections.emergency;
  await expect(page.getByText(items.saddle)).toBeVisible();
});
