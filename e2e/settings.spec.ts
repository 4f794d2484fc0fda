import type { Browser, Page } from "@playwright/test";
import messages from "@/app/messages/en.json" with { type: "json" };
import type { Role } from "@/lib/auth/permissions";
import { startWeb, type Web } from "@/lib/run/web";
import { freePort } from "@/prisma/embedded";
import { type Clinic, startClinic } from "./clinic";
import { type DatabaseProxy, startDatabaseProxy } from "./database-proxy";
import { addPerson, enter, expect, part, test } from "./staff";

// A clinic of this file alone, on two servers: admins work on the first; patients come to the second,
// whose database can be taken away.
let clinic: Clinic;
let proxy: DatabaseProxy;
let second: Web;
let patients: string;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async () => {
  clinic = await startClinic();
  proxy = await startDatabaseProxy(clinic.databaseUrl);
  const port = await freePort();
  patients = `http://localhost:${port}`;
  second = await startWeb({
    port,
    distDir: process.env.BACKLINE_TEST_DIST ?? ".next-test",
    dev: false,
    env: { ...process.env, DATABASE_URL: proxy.url, APP_URL: patients, NEXTAUTH_URL: patients },
  });
});

test.afterAll(async () => {
  await second?.stop();
  await proxy?.close();
  await clinic?.close();
});

async function as(browser: Browser, role: Role): Promise<Page> {
  const context = await browser.newContext({ baseURL: clinic.address });
  const person = await addPerson(role, clinic.databaseUrl);
  await enter(context, person, clinic.address);
  return context.newPage();
}

const phone = (page: Page) => page.getByLabel("Phone of the clinic", { exact: true });
const save = (page: Page) => page.getByRole("button", { name: "Save what patients are told" });

async function setPhone(page: Page, number: string): Promise<void> {
  await page.goto("/staff/settings");
  await phone(page).fill(number);
  await save(page).click();
  await expect(part(page, "What patients are told").getByRole("status")).toContainText("Saved");
}

test("an admin changes the phone, and a patient in another browser is told the new one", async ({
  browser,
  page,
}) => {
  const article = `${patients}/es/learn/when-to-worry`;
  const read = async () => (await page.request.get(article)).text();
  await page.goto(`${patients}/en`);
  await expect(page.getByText("(555) 010-0142").first()).toBeVisible();
  expect(await read()).toContain("(555) 010-0142");

  const admin = await as(browser, "admin");
  await setPhone(admin, "(555) 010-0555");
  await expect(phone(admin)).toHaveValue("(555) 010-0555");

  await expect(async () => {
    await page.reload();
    await expect(page.getByText("(555) 010-0555").first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await expect(page.getByText("(555) 010-0142")).toHaveCount(0);
  expect(await read()).toContain("(555) 010-0555");

  await admin.goto("/staff/audit");
  const event = admin.getByRole("row").filter({ hasText: "Setting changed" });
  await expect(event).toContainText("Before: phone = (555) 010-0142");
  await expect(event).toContainText("After: phone = (555) 010-0555");
});

test("with the database gone the patient still reads the number that was set", async ({ page }) => {
  await page.goto(patients);
  await page.getByRole("button", { name: messages.start.startNow }).first().click();
  await expect(page).toHaveURL(/about_you/);
  proxy.set("gone");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(messages.outage.title, {
    timeout: 20_000,
  });
  await expect(page.getByText("(555) 010-0555").first()).toBeVisible();
  await expect(page.getByRole("link", { name: /911/ }).first()).toBeVisible();
  proxy.set("pass");
});

test("a wrong setting is refused with words at its field, and what was typed is kept", async ({
  browser,
}) => {
  const page = await as(browser, "admin");
  await page.goto("/staff/settings");
  const number = page.getByLabel("Emergency number", { exact: true });
  await number.fill("988");
  await phone(page).fill("call the desk");
  await save(page).click();
  await expect(number).toHaveAccessibleDescription(/This is not an emergency number/);
  await expect(phone(page)).toHaveAccessibleDescription(/Give the whole phone number in digits/);
  await expect(number).toHaveValue("988");
  await page.reload();
  await expect(number).toHaveValue("911");
  const ladder = part(page, "An emergency that nobody has seen to");
  await ladder.getByLabel("Minutes until everybody on duty is told").fill("1");
  await ladder.getByRole("button", { name: "Save the minutes" }).click();
  await expect(ladder.getByRole("alert")).toContainText("told later than who is on call");
});

test("two admins do not overwrite each other, and what was set is undone from its history", async ({
  browser,
}) => {
  const [one, other] = [await as(browser, "admin"), await as(browser, "admin")];
  await other.goto("/staff/settings");
  await setPhone(one, "(555) 010-0666");
  await phone(other).fill("(555) 010-0777");
  await save(other).click();
  await expect(part(other, "What patients are told").getByRole("alert")).toContainText(
    "Somebody changed this while you were looking at it",
  );
  await expect(phone(other)).toHaveValue("(555) 010-0777");

  await one.reload();
  const told = part(one, "What patients are told");
  await told.getByText(/Changed 2 times/).click();
  await expect(told.getByRole("row").nth(1)).toContainText(/0555.*became.*0666/);
  await told.getByRole("button", { name: /Put back what counted on/ }).click();
  await expect(phone(one)).toHaveValue("(555) 010-0555");
  await told.getByRole("button", { name: "As this installation was set up" }).click();
  await expect(phone(one)).toHaveValue("(555) 010-0142");
});

test("only an admin comes to the settings", async ({ browser }) => {
  for (const role of ["front_desk", "clinician"] as const) {
    const page = await as(browser, role);
    await page.goto("/staff");
    await expect(page.getByRole("link", { name: "Settings" })).toHaveCount(0);
    expect((await page.goto("/staff/settings"))?.status(), role).toBe(403);
  }
});
