import type { Page } from "@playwright/test";
import { query } from "./database";
import { answersOf } from "./people";
import {
  addPerson,
  expect,
  fileEmergency,
  fileIntake,
  openIntake,
  part,
  rowOf,
  test,
} from "./staff";

const tick = (page: Page, reference: string) =>
  page.getByRole("checkbox", { name: `Select ${reference}` });

const DO_IT = "Apply to selected";

/** Changes an open intake after the page was rendered. */
const touch = (id: string) =>
  query(`UPDATE "QueueEntry" SET "version" = "version" + 1 WHERE "intakeId" = $1`, [id]);

async function unfoldBulk(page: Page): Promise<void> {
  await page.getByText("Bulk actions", { exact: true }).click();
}

test("a colleague assigns several rows to another, is told which one was left alone, and undoes it", async ({
  as,
}) => {
  const other = await addPerson("clinician");
  const [one, two, changed] = [
    await fileIntake(answersOf("Lund")),
    await fileIntake(answersOf("Lund")),
    await fileIntake(answersOf("Lund")),
  ];
  const { page } = await as("front_desk");
  // Blocks live updates, so that the page does not update its rows.
  await page.route("**/staff/live/events", (route) => route.abort());
  await page.route("**/live/state", (route) => route.abort());
  await page.goto("/staff?level=SOON");
  for (const { reference } of [one, two, changed]) await tick(page, reference).check();
  await touch(changed.id);
  await unfoldBulk(page);
  await expect(page.getByText("3 rows selected.")).toBeVisible();
  await page.getByLabel("Assign to").selectOption({ label: other.name });
  await page.getByRole("button", { name: DO_IT }).click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(
    `2 intakes assigned to ${other.name}.`,
  );
  const left = part(page, "1 intake not changed");
  await expect(left.getByRole("listitem")).toContainText(changed.reference);
  await expect(left).toContainText("Someone changed it");
  await page.reload();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(
    "2 intakes returned to where they were before.",
  );
  await openIntake(page, one.id);
  await expect(part(page, "History")).toContainText(`Assigned to ${other.name}`);
  await expect(page.getByText("Unassigned.")).toBeVisible();
});

test("a clinician closes several as seen elsewhere, but no emergency, and selects a range of rows", async ({
  as,
}) => {
  const { page, person } = await as("clinician");
  const emergency = await fileEmergency();
  const rows = [
    await fileIntake(answersOf("Nilsen")),
    await fileIntake(answersOf("Nilsen")),
    await fileIntake(answersOf("Nilsen")),
  ];
  for (const { id } of [emergency, ...rows])
    await query(
      `UPDATE "QueueEntry" SET "claimedById" = $2, "claimedAt" = now() WHERE "intakeId" = $1`,
      [id, person.id],
    );
  await page.goto("/staff?mine=yes");
  await unfoldBulk(page);
  await expect(page.getByText("0 rows selected.")).toBeVisible();
  await page.getByRole("button", { name: DO_IT }).click();
  const problem = page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(problem).toContainText("Select at least one row");
  const boxes = page.getByRole("checkbox", { name: /^Select BK-/ });
  await boxes.first().check();
  await boxes.last().click({ modifiers: ["Shift"] });
  await expect(page.getByText("4 rows selected.")).toBeVisible();
  await page.getByLabel("Close as seen elsewhere").check();
  await page.getByRole("button", { name: DO_IT }).click();
  await expect(problem).toContainText("Enter where they were seen.");
  await expect(boxes.first()).toBeChecked();
  await page.getByLabel(/^Where they were seen/).fill("County General");
  await page.getByRole("button", { name: DO_IT }).click();
  await expect(page.getByText("3 intakes closed as seen elsewhere.")).toBeVisible();
  const left = part(page, "1 intake not changed");
  await expect(left).toContainText(emergency.reference);
  await expect(left).toContainText("An emergency cannot be closed in bulk.");
  await openIntake(page, rows[0]?.id ?? "");
  await expect(part(page, "History")).toContainText("County General");
});

test("without JavaScript one button claims several rows", async ({ as, browser, address }) => {
  const { reference } = await fileIntake(answersOf("Nilsen"));
  const { context } = await as("front_desk");
  const plain = await browser.newContext({ baseURL: address, javaScriptEnabled: false });
  await plain.addCookies(await context.cookies());
  const page = await plain.newPage();
  await page.goto("/staff?level=ROUTINE");
  await tick(page, reference).check();
  await unfoldBulk(page);
  await page.getByRole("button", { name: DO_IT }).click();
  await expect(page.getByText("1 intake assigned to you.")).toBeVisible();
  await page.goto("/staff?mine=yes");
  await expect(rowOf(page, reference)).toBeVisible();
  await plain.close();
});
