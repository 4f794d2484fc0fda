import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type Browser,
  type BrowserContext,
  chromium,
  expect,
  type Page,
  test,
} from "@playwright/test";
import { codeOf } from "@/lib/form/steps";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import type { Child } from "@/scripts/local/child";
import { freePort } from "@/scripts/local/embedded";
import { startWeb } from "@/scripts/local/web";
import { strain } from "@/test/people";
import { messagesOn } from "./patient";
import { answersOf } from "./people";
import { untilHeard } from "./scripts";
import { beginWith, fileEmergency, fileIntake } from "./staff";

// A second server of the same build, which leads to a page of this test instead of the weather.
let neutral: Server;
let target: string;
let web: Child;
let address: string;

test.describe.configure({ timeout: 120_000 });

test.beforeAll(async () => {
  neutral = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end("<title>Weather</title><h1>Sunny</h1>");
  });
  await new Promise<void>((done) => neutral.listen(0, "127.0.0.1", done));
  target = `http://127.0.0.1:${(neutral.address() as AddressInfo).port}/`;
  const port = await freePort();
  address = `http://localhost:${port}`;
  const env = { ...process.env, APP_URL: address, NEXTAUTH_URL: address, LEAVE_URL: target };
  const distDir = process.env.BACKLINE_TEST_DIST ?? ".next-test";
  web = await startWeb({ port, distDir, dev: false, env });
});

test.afterAll(async () => {
  await web?.stop();
  neutral?.close();
});

const remember = (context: BrowserContext, token: string) =>
  context.addCookies([{ name: "backline_intake", value: token, url: address }]);

const leaveLink = (page: Page) =>
  page.getByRole("banner").getByRole("link", { name: messagesOn(page).common.leaveQuickly });

const cookiesOf = async (context: BrowserContext) =>
  (await context.cookies(address)).map(({ name }) => name);

async function expectGone(page: Page): Promise<void> {
  await expect(page).toHaveURL(target);
  await expect(page.getByRole("heading")).toHaveText("Sunny");
  await expect.poll(() => cookiesOf(page.context())).not.toContain("backline_intake");
}

/** Goes back as far as the browser can; no page may show one of these words. */
async function expectNothingBehind(page: Page, words: string[]): Promise<void> {
  for (let steps = 0; steps < 6; steps++) {
    const before = page.url();
    await page.goBack({ waitUntil: "commit" });
    if (page.url() === before || page.url() === "about:blank") return;
    const shown = await page.locator("body").innerText();
    for (const word of words) expect(shown, page.url()).not.toContain(word);
    for (const box of await page.locator("input:not([type=hidden]), textarea").all()) {
      expect(words).not.toContain(await box.inputValue());
    }
  }
}

/** A patient who has typed their name and not sent it yet. */
async function midway(page: Page, locale: Locale): Promise<string[]> {
  const answers = strain({ given_name: "Wilhelmina", family_name: "Featherlight" });
  const { consent, signed_name, ...before } = answers;
  await remember(page.context(), await beginWith(before));
  for (const step of ["contact", "privacy"] as const)
    await page.goto(`${address}/${locale}/intake/${codeOf(step)}`);
  await expect(page).toHaveURL(new RegExp(`${codeOf("privacy")}$`));
  return ["Wilhelmina", "Featherlight", before.phone as string];
}

for (const locale of LOCALES) {
  for (const javaScriptEnabled of [true, false]) {
    const scripts = javaScriptEnabled ? "on" : "off";
    test(`leaving quickly in ${locale} with JavaScript ${scripts} leads away, and Back shows nothing`, async ({
      browser,
    }) => {
      const context = await browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      const words = await midway(page, locale);
      await leaveLink(page).click();
      await expectGone(page);
      await expectNothingBehind(page, words);
      await context.close();
    });
  }
}

test("Escape three times leaves too; once or slowly does not", async ({ page }) => {
  await page.clock.install();
  await remember(page.context(), (await fileEmergency()).token);
  await page.goto(`${address}/en/result`);
  await untilHeard(page, "keydown");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/en\/result$/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expectGone(page);
});

test("a server that is down holds nobody back", async ({ page, context }) => {
  await page.goto(`${address}/en`);
  await context.route("**/en/leave", (route) => route.abort());
  await leaveLink(page).click();
  await expect(page).toHaveURL(target);
});

test("another site cannot make the device forget", async ({ context }) => {
  const { token } = await fileEmergency();
  await remember(context, token);
  const answer = await context.request.get(`${address}/en/leave`, {
    headers: { "sec-fetch-site": "cross-site" },
    maxRedirects: 0,
  });
  expect(answer.headers().location).toBe("/en");
  expect(await cookiesOf(context)).toContain("backline_intake");
});

test("every patient page has the link, and no browser keeps any of them", async ({
  page,
  context,
}) => {
  const kept: string[] = [];
  page.on("response", (answer) => {
    const type = answer.headers()["content-type"] ?? "";
    const control = answer.headers()["cache-control"] ?? "";
    const ours = answer.url().startsWith(address) && /html|x-component/.test(type);
    if (ours && !control.includes("no-store")) kept.push(answer.url());
  });
  const visit = async (path: string) => {
    await page.goto(`${address}${path}`);
    await expect(leaveLink(page), path).toBeVisible();
  };
  for (const path of ["/en", "/es", "/en/privacy", "/en/resume", "/en/nowhere/at/all"])
    await visit(path);
  await remember(context, await beginWith(strain()));
  for (const path of [`/en/intake/${codeOf("about_you")}`, "/en/intake/check", "/en/intake/save"])
    await visit(path);
  for (const { token } of [await fileEmergency(), await fileIntake(answersOf("Nilsen"))]) {
    await remember(context, token);
    await visit("/en/result");
    await visit("/en/result/confirm?kind=already_checked");
  }
  // The answer to a phone number that cannot be read.
  await remember(context, (await fileEmergency()).token);
  await page.goto(`${address}/en/result`);
  await page.getByLabel(messagesOn(page).intake.fields.phone.label).fill("12");
  await page.getByRole("button", { name: messagesOn(page).result.emergency.phoneSend }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(leaveLink(page)).toBeVisible();
  expect(kept).toEqual([]);
});

test.describe("with a browser that has a back-forward cache", () => {
  let keeping: Browser;
  test.beforeAll(async () => {
    // Not the headless shell, which has none.
    keeping = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH,
      args: ["--no-sandbox", "--disable-gpu"],
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    });
  });
  test.afterAll(() => keeping?.close());

  for (const way of ["quickly", "by the form"] as const) {
    test(`leaving ${way} leaves nothing behind`, async () => {
      const context = await keeping.newContext();
      const page = await context.newPage();
      const { token, reference } = await fileIntake(answersOf("Nilsen"));
      await remember(context, token);
      // The cache works: this page comes back as it was left.
      await page.goto(target);
      await page.evaluate(() => Object.assign(window, { kept: true }));
      await page.goto(`${address}/en/result`);
      await page.goBack({ waitUntil: "commit" });
      // The page is requested again while the browser is still leaving it.
      const isKept = () => page.evaluate(() => "kept" in window).catch(() => false);
      await expect.poll(isKept).toBe(true);
      await page.goto(`${address}/en/result`);
      await expect(page.getByText(reference, { exact: true }).first()).toBeVisible();
      await page.evaluate(() => localStorage.setItem("typed", "something"));
      if (way === "quickly") {
        await leaveLink(page).click();
        await expectGone(page);
      } else {
        await page.getByRole("button", { name: messagesOn(page).common.leave }).click();
        await expect(page.getByText(messagesOn(page).start.notices.left)).toBeVisible();
      }
      await expectNothingBehind(page, [reference, "Nilsen"]);
      await page.goto(`${address}/en`);
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
      await context.close();
    });
  }
});
