import type { Browser, Page } from "@playwright/test";
import { codeOf } from "@/lib/form/steps";
import { LOCALES } from "@/lib/i18n/locales";
import { expectNoBarrier } from "./barriers";
import { query } from "./database";
import { messagesOn, referenceOn, walk } from "./patient";
import { answersOf } from "./people";
import { replay } from "./replay";
import { type Colleague, expect, newName, rowOf, sentBy, test } from "./staff";

/** A location that only this test knows, added on the page as an admin does it. */
async function addPlace(admin: Colleague): Promise<{ name: string; code: string }> {
  const name = newName("Mill ");
  const code = newName("mill-");
  const { page } = admin;
  await page.goto("/staff/locations");
  await page.getByRole("main").getByText("Add a location", { exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Code in the address").fill(code);
  await page.getByRole("button", { name: "Add location" }).click();
  await expect(rowOf(page, name)).toContainText(`/at/${code}`);
  await expect(rowOf(page, name)).toContainText(`/en/kiosk?at=${code}`);
  return { name, code };
}

/** Begins on the open page and answers until a red flag files the intake; gives its reference. */
async function stopAtRedFlag(page: Page): Promise<string> {
  await page.getByRole("button", { name: messagesOn(page).start.startNow }).click();
  await expect(page).toHaveURL(new RegExp(`/intake/${codeOf("about_you")}`));
  await walk(page, answersOf("Whitlock"));
  await expect(page).toHaveURL(/\/result/);
  return referenceOn(page);
}

const patientsPage = async (browser: Browser, baseURL: string, locale: string) =>
  (await browser.newContext({ baseURL, locale, javaScriptEnabled: false })).newPage();

for (const locale of LOCALES) {
  test(`a patient who comes by a poster in ${locale} belongs to its location, with JavaScript off`, async ({
    as,
    browser,
    address,
  }) => {
    const { name, code } = await addPlace(await as("admin"));
    const page = await patientsPage(browser, address, locale);
    await page.goto(`/at/${code.toUpperCase()}`);
    await expect(page).toHaveURL(`${address}/${locale}?at=${code}`);
    await expect(page.getByText(name)).toBeVisible();
    const reference = await stopAtRedFlag(page);
    await page.context().close();

    const { page: desk } = await as("front_desk");
    await desk.goto("/staff?level=EMERGENCY");
    await expect(rowOf(desk, reference)).toContainText(name);
    await rowOf(desk, reference).getByRole("link").first().click();
    await expect(desk.getByText(`at ${name}`)).toBeVisible();
  });
}

test("the location stays when the patient changes the language before starting", async ({
  as,
  page,
}) => {
  const { name, code } = await addPlace(await as("admin"));
  await page.goto(`/en?at=${code}`);
  await page.getByRole("banner").getByRole("link", { name: "Español" }).click();
  await expect(page).toHaveURL(new RegExp(`/es\\?at=${code}$`));
  await expect(page.getByText(name)).toBeVisible();
});

test("an unknown, broken or closed code stops no patient", async ({ as, browser, address }) => {
  const admin = await as("admin");
  const { name, code } = await addPlace(admin);
  await rowOf(admin.page, name)
    .getByRole("button", { name: `Close ${name}` })
    .click();
  await expect(rowOf(admin.page, name)).toContainText("Closed since");
  for (const at of [code, "nowhere-at-all", "%3Cscript%3E"]) {
    const page = await patientsPage(browser, address, "en");
    await page.goto(`/at/${at}`);
    await expect(page.getByText(name)).toHaveCount(0);
    const reference = await stopAtRedFlag(page);
    const [row] = await query<{ locationId: string | null }>(
      `SELECT "locationId" FROM "Intake" WHERE "reference" = $1`,
      [reference],
    );
    expect(row).toEqual({ locationId: null });
    await page.context().close();
  }
});

test("the button beside a room has its word on one line, on a laptop and a small one", async ({
  as,
}) => {
  const { page } = await as("admin");
  for (const width of [1366, 1024]) {
    await page.setViewportSize({ width, height: 768 });
    await page.goto("/staff/locations");
    const buttons = page.getByRole("button", { name: /^Close room/ });
    await expect(buttons.first()).toBeVisible();
    const heights = await buttons.evaluateAll((all) => all.map((each) => each.clientHeight));
    expect(Math.max(...heights), `at ${width} px`).toBeLessThan(40);
  }
});

test("an admin renames, closes and opens a location, and prints its poster", async ({ as }) => {
  const admin = await as("admin");
  const { page } = admin;
  const { name, code } = await addPlace(admin);
  const row = rowOf(page, code);
  await row.getByText("Rename", { exact: true }).click();
  await row.getByLabel("New name", { exact: true }).fill(`${name} Annex`);
  await row.getByRole("button", { name: /Save the new name/ }).click();
  await expect(row).toContainText(`${name} Annex`);

  await row.getByRole("link", { name: /Poster/ }).click();
  const poster = page.getByRole("article", { name: `Poster of ${name} Annex` });
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(poster.getByRole("img", { name: new RegExp(`/at/${code}$`) })).toBeVisible();
  for (const locale of LOCALES) {
    await expect(poster.locator(`[lang=${locale}]`).first()).toBeVisible();
    await expect(poster.locator(".poster-emergency").locator(`[lang=${locale}]`)).toContainText(
      "911",
    );
  }
  await expectNoBarrier(page, "poster");
  for (const format of ["A4", "Letter"] as const) {
    const pdf = (await page.pdf({ format })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g), `${format}: one sheet`).toHaveLength(1);
  }

  await page.goto("/staff/locations");
  await row.getByRole("button", { name: /^Close/ }).click();
  await expect(row).toContainText("Closed since");
  await expect(row.getByRole("link", { name: /Poster/ })).toHaveCount(0);
  await row.getByRole("button", { name: /^Reopen / }).click();
  await expect(row.getByRole("link", { name: /Poster/ })).toBeVisible();
  await page.goto("/staff/audit");
  for (const what of ["added", "renamed", "closed", "reopened"])
    await expect(page.getByText(`Location ${what}`).first()).toBeVisible();
});

test("a code that is taken or invalid is an error at its field", async ({ as }) => {
  const admin = await as("admin");
  const { page } = admin;
  const { code } = await addPlace(admin);
  await page.reload();
  await page.getByRole("main").getByText("Add a location", { exact: true }).click();
  for (const [typed, said] of [
    [code, "A location with this code already exists."],
    ["main street!", "Use letters, digits and hyphens only"],
  ] as const) {
    await page.getByLabel("Name", { exact: true }).fill("Another place");
    await page.getByLabel("Code in the address").fill(typed);
    await page.getByRole("button", { name: "Add location" }).click();
    await expect(page.getByLabel("Code in the address")).toHaveAccessibleDescription(
      new RegExp(said),
    );
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Another place");
  }
});

test("only an admin can open the locations and their posters", async ({ as }) => {
  for (const role of ["front_desk", "clinician"] as const) {
    const { page } = await as(role);
    for (const path of ["/staff/locations", "/staff/locations/poster"])
      expect((await page.goto(path))?.status(), `${role} ${path}`).toBe(403);
  }
});

test("the character NUL, which nobody types and Postgres refuses, is left out of what staff send", async ({
  as,
}) => {
  const { page, context } = await as("admin");
  const [name, code, other] = [newName("Weir "), newName("weir-"), newName("weir-")];
  await page.goto("/staff/locations");
  await page.getByRole("main").getByText("Add a location", { exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Code in the address").fill(code);
  const sent = await sentBy(page, page.getByRole("button", { name: "Add location" }));
  const again = name.replace("Weir", "Dam");
  const answer = await replay(context, sent, {
    change: [
      [name, `${again}\0`],
      [code, other],
    ],
  });
  expect(answer.status()).toBe(200);
  await page.goto("/staff/locations");
  await expect(rowOf(page, again)).toContainText(`/at/${other}`);
});
