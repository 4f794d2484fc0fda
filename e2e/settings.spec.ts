import type { Browser, Page } from "@playwright/test";
import type { Role } from "@/lib/auth/permissions";
import { codeOf } from "@/lib/form/steps";
import messages from "@/messages/en.json" with { type: "json" };
import { LineForTest } from "@/test/line";
import { strain } from "@/test/people";
import { expectNoBarrier } from "./barriers";
import { type Clinic, join, type Server, startClinic, startServerOn } from "./clinic";
import { walk } from "./patient";
import { addPerson, expect, part, test } from "./staff";

// This file's own clinic, on two servers: admins work on the first; patients come to the second,
// whose database the test can take away.
let clinic: Clinic;
let line: LineForTest;
let second: Server;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async () => {
  clinic = await startClinic();
  line = new LineForTest(clinic.databaseUrl);
  second = await startServerOn(await line.start());
});

test.afterAll(async () => {
  await second?.stop();
  await line?.stop();
  await clinic?.close();
});

const as = async (browser: Browser, role: Role) => (await join(clinic, browser, role)).page;

const phone = (page: Page) => page.getByLabel("Clinic phone", { exact: true });
const save = (page: Page) => page.getByRole("button", { name: "Save contact details" });

test("a field of a setting is as wide as what goes into it", async ({ browser }) => {
  const page = await as(browser, "admin");
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto("/staff/settings");
  const width = async (name: string) => (await page.getByLabel(name).boundingBox())?.width ?? 0;
  expect(await width("Text messages to patients within a day")).toBeLessThan(160);
  expect(await width("Clinic name")).toBeGreaterThan(250);
});

async function setPhone(page: Page, number: string): Promise<void> {
  await page.goto("/staff/settings");
  await phone(page).fill(number);
  await save(page).click();
  await expect(part(page, "Contact details for patients").getByRole("status")).toContainText(
    "Saved",
  );
}

test("an admin changes the phone, and a patient in another browser reads the new one, even when the database is gone", async ({
  browser,
  page,
}) => {
  const article = `${second.address}/es/learn/when-to-worry`;
  const read = async () => (await page.request.get(article)).text();
  await page.goto(`${second.address}/en`);
  await expect(page.getByText("(555) 010-0142").first()).toBeVisible();
  expect(await read()).toContain("(555) 010-0142");

  const admin = await as(browser, "admin");
  await setPhone(admin, "(555) 010-0555");
  await expect(phone(admin)).toHaveValue("(555) 010-0555");

  await expect(async () => {
    await page.reload();
    await expect(page.getByText("(555) 010-0555").first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByText("(555) 010-0142")).toHaveCount(0);
  expect(await read()).toContain("(555) 010-0555");

  await admin.goto("/staff/audit");
  const event = admin.getByRole("row").filter({ hasText: "Setting changed" });
  await expect(event).toContainText("Before: phone = (555) 010-0142");
  await expect(event).toContainText("After: phone = (555) 010-0555");

  // With the database gone the patient still reads the number that was set.
  await page.goto(second.address);
  await page.getByRole("button", { name: messages.start.startNow }).first().click();
  await expect(page).toHaveURL(new RegExp(codeOf("about_you")));
  line.set("gone");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(messages.outage.title, {
    timeout: 20_000,
  });
  await expect(page.getByText("(555) 010-0555").first()).toBeVisible();
  await expect(page.getByRole("link", { name: /911/ }).first()).toBeVisible();
  line.set("pass");
});

test("once they are set, the emergency page gives the numbers for texts and for relay", async ({
  browser,
  page,
}) => {
  const textTo = page.getByRole("link", { name: "Text 911" });
  await page.goto(second.address);
  await page.getByRole("button", { name: messages.start.startNow }).first().click();
  await expect(page).toHaveURL(new RegExp(codeOf("about_you")));
  await walk(page, strain({ emergency_nerves: ["saddle"] }));
  await expect(page.getByText(messages.result.emergency.card.title)).toBeVisible();
  await expect(page.getByText(messages.result.emergency.card.self.pain)).toBeVisible();
  await expect(textTo).toHaveCount(0);
  const admin = await as(browser, "admin");
  await admin.goto("/staff/settings");
  await admin.getByLabel("Emergency by text message").fill("911");
  await admin.getByLabel("Relay service").fill("711");
  await save(admin).click();
  await expect(async () => {
    await page.reload();
    await expect(textTo).toHaveAttribute("href", "sms:911", { timeout: 500 });
  }).toPass();
  await expect(page.getByRole("link", { name: /711/ })).toHaveAttribute("href", "tel:711");
});

test("a wrong setting is refused at its field, and what was typed is kept", async ({ browser }) => {
  const page = await as(browser, "admin");
  await page.goto("/staff/settings");
  const number = page.getByLabel("Emergency number", { exact: true });
  await number.fill("988");
  await phone(page).fill("call the desk");
  await save(page).click();
  await expect(number).toHaveAccessibleDescription(/Enter an emergency number/);
  await expect(phone(page)).toHaveAccessibleDescription(/Enter the full phone number in digits/);
  await expect(number).toHaveValue("988");
  await page.reload();
  await expect(number).toHaveValue("911");
  const ladder = part(page, "Unacknowledged emergencies");
  await ladder.getByLabel("Minutes until everyone on duty is notified").fill("1");
  await ladder.getByRole("button", { name: "Save minutes" }).click();
  await expect(ladder.getByRole("alert")).toContainText("notified later than the person on call");
});

test("two admins do not overwrite each other, and the history restores an earlier value", async ({
  browser,
}) => {
  const [one, other] = [await as(browser, "admin"), await as(browser, "admin")];
  await setPhone(one, "(555) 010-0556");
  await other.goto("/staff/settings");
  await setPhone(one, "(555) 010-0666");
  await phone(other).fill("(555) 010-0777");
  await save(other).click();
  await expect(part(other, "Contact details for patients").getByRole("alert")).toContainText(
    "Someone changed this while you were looking at it",
  );
  await expect(phone(other)).toHaveValue("(555) 010-0777");

  await one.reload();
  const told = part(one, "Contact details for patients");
  await told.getByText(/Changed \d+ times/).click();
  await expect(told.getByRole("row").nth(1)).toContainText(/0556.*became.*0666/);
  await expectNoBarrier(one, "what patients are told");
  await told
    .getByRole("button", { name: /Restore the value of/ })
    .first()
    .click();
  await expect(phone(one)).toHaveValue("(555) 010-0556");
  await told.getByRole("button", { name: "Reset to installation default" }).click();
  await expect(phone(one)).toHaveValue("(555) 010-0142");
});

test("an admin changes a colleague's role, never their own", async ({ browser }) => {
  const admin = await as(browser, "admin");
  const colleague = await addPerson("front_desk", clinic.databaseUrl);
  await admin.goto("/staff/people");
  const row = admin.getByRole("row").filter({ hasText: colleague.email });
  await row.getByText("Change role", { exact: true }).click();
  await row.getByLabel(`New role of ${colleague.name}`, { exact: true }).selectOption("Clinician");
  await row.getByRole("button", { name: `Save the new role of ${colleague.name}` }).click();
  await expect(row.getByRole("cell").first()).toHaveText("Clinician");
  await admin.goto("/staff/audit");
  await expect(admin.getByRole("row").filter({ hasText: "Role changed" })).toContainText(
    /Before: Front desk, After: Clinician|After: Clinician, Before: Front desk/,
  );
});

test("only an admin can open the settings", async ({ browser }) => {
  for (const role of ["front_desk", "clinician"] as const) {
    const page = await as(browser, role);
    await page.goto("/staff");
    await expect(page.getByRole("link", { name: "Settings" })).toHaveCount(0);
    for (const path of ["", "/opening", "/targets", "/wording"])
      expect((await page.goto(`/staff/settings${path}`))?.status(), `${role} ${path}`).toBe(403);
  }
});
