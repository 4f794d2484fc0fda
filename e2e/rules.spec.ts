import { answersOf } from "./people";
import { expect, fileEmergency, fileIntake, openIntake, part, test, unfold } from "./staff";

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
  await page.goto("/staff/rules");
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
  await page.goto("/staff/rules");
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
