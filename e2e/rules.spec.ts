import { RULES } from "@/lib/triage/rules/all";
import { answersOf } from "./people";
import {
  addPerson,
  enter,
  expect,
  fileEmergency,
  fileIntake,
  openIntake,
  part,
  test,
  unfold,
} from "./staff";

test("a clinician sees which one answer made an emergency, and what would raise a lower level", async ({
  as,
}) => {
  const { page } = await as("clinician");
  const mild = await fileIntake(answersOf("Carver"));
  await openIntake(page, mild.id);
  await unfold(page, "What would change the level");
  const why = part(page, /^Why/);
  await expect(
    why.getByText("No combination of up to three other answers would lower it."),
  ).toBeVisible();
  await expect(why.getByRole("listitem").filter({ hasText: "New saddle numbness" })).toBeVisible();

  const urgent = await fileIntake(answersOf("Ferrari"));
  await openIntake(page, urgent.id);
  await unfold(page, "What would change the level");
  await expect(part(page, /^Why/).getByText(/ with .*(: no|No )/)).toBeVisible();
});

test("what would change the level names answers, so the front desk does not see it", async ({
  as,
}) => {
  const { id } = await fileEmergency();
  const { page } = await as("front_desk");
  await openIntake(page, id);
  await expect(part(page, /^Why/)).toBeVisible();
  await expect(page.getByText("What would change the level")).toHaveCount(0);
});

test("a reason links to its rule, with its source and how often it fired", async ({ as }) => {
  const { id } = await fileEmergency();
  const { page } = await as("front_desk");
  await page.goto("/staff/rules#ces_saddle_new");
  const row = page.locator("#ces_saddle_new");
  const before = Number.parseInt(await row.getByRole("cell").last().innerText(), 10);
  await fileEmergency();
  await openIntake(page, id);
  await part(page, /^Why/)
    .getByText(/^Rules and sources/)
    .click();
  await part(page, /^Why/).getByRole("link", { name: "ces_saddle_new", exact: true }).click();
  await expect(page).toHaveURL(/\/staff\/rules#ces_saddle_new$/);
  // Other tests file emergencies at the same time.
  expect(Number.parseInt(await row.getByRole("cell").last().innerText(), 10)).toBeGreaterThan(
    before,
  );
  await expect(row.getByRole("link", { name: /opens a new tab/ })).toBeVisible();
});

test("a rule says when it fires, and a clinician approves the version, which then says by whom", async ({
  as,
}) => {
  const { page, person } = await as("clinician");
  await page.goto("/staff/rules#ces_saddle_new");
  await page
    .locator("#ces_saddle_new")
    .getByRole("link", { name: /^When it fires/ })
    .click();
  const rule = page.locator("section").filter({ hasText: "It fires when" });
  await expect(rule).toContainText("New saddle numbness");
  await expect(rule).toContainText("Guideline");
  const approval = part(page, "Approval");
  await approval.getByText("Approve this version").click();
  await approval.getByRole("button", { name: "Record my approval" }).click();
  await expect(approval.getByRole("alert")).toContainText("Confirm that you have read the rules");
  await approval.getByLabel(/^I have read the rules/).check();
  await approval.getByRole("button", { name: "Record my approval" }).click();
  await expect(approval).toContainText(`approved by`);
  await expect(approval).toContainText(person.name);
  await expect(approval.getByRole("button")).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
  test(`the rules are folded by level, and a link to one lands on its open row, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
    address,
  }) => {
    const context = await browser.newContext({ baseURL: address, javaScriptEnabled });
    await enter(context, await addPerson("front_desk"), address);
    const page = await context.newPage();
    await page.goto("/staff/rules");
    const row = page.locator("#ces_saddle_new");
    await expect(part(page, /^Emergency \d+ rules/)).toBeVisible();
    await expect(row).toBeHidden();
    await page.goto("/staff/rules?rule=ces_saddle_new");
    await expect(row).toBeHidden();
    await page.getByRole("link", { name: "All rules" }).click();
    await expect(page).toHaveURL(/\/staff\/rules#ces_saddle_new$/);
    await expect(row).toBeInViewport();
    await expect(page.getByRole("heading", { name: "It fires when" })).toHaveCount(0);
    await context.close();
  });
}

test("the rules are found by words and level, and an empty result offers all of them again", async ({
  as,
}) => {
  const { page } = await as("front_desk");
  await page.goto("/staff/rules");
  const rows = page.getByRole("main").locator("tr[id]");
  const find = page.getByRole("search");
  await find.getByLabel("Words").fill("NUMBNESS saddle");
  await find.getByLabel("Level").selectOption("Emergency");
  await find.getByRole("button", { name: "Apply" }).click();
  await expect(page.locator("#ces_saddle_new")).toBeVisible();
  const found = await rows.count();
  expect(found).toBeLessThan(RULES.length / 4);
  await expect(rows.filter({ visible: true })).toHaveCount(found);
  await expect(page.getByText(`${found} of ${RULES.length} rules`)).toBeVisible();
  await expect(find.getByLabel("Words")).toHaveValue("NUMBNESS saddle");

  await find.getByLabel("Words").fill("xylophone");
  await find.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("No rule matches.")).toBeVisible();
  await expect(rows).toHaveCount(0);
  await page.getByRole("link", { name: "Clear the filter" }).click();
  await expect(find.getByLabel("Words")).toHaveValue("");
  await expect(rows).toHaveCount(RULES.length);
});

test("on paper every rule is there, folded or not", async ({ as }) => {
  const { page } = await as("front_desk");
  await page.goto("/staff/rules");
  await page.emulateMedia({ media: "print" });
  const rows = page.getByRole("main").locator("tr[id]");
  await expect(rows.filter({ visible: true })).toHaveCount(RULES.length);
  await expect(page.getByRole("search")).toBeHidden();
});
