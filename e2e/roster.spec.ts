import type { Page } from "@playwright/test";
import { query } from "./database";
import { replay } from "./replay";
import { expect, part, sentBy, test, unfold } from "./staff";

/** A day that no other test uses, years ahead, in the form's format. */
const DAY = `${new Date().getFullYear() + 3}-05-06`;

async function fillShift(page: Page, name: string, from: string, to: string): Promise<void> {
  await page.goto(`/staff/roster?week=${DAY}`);
  await unfold(page, "Add a shift");
  await page.getByRole("main").getByLabel("Person").selectOption({ label: name });
  await page.getByLabel("First day").fill(DAY);
  await page.getByLabel("From").fill(from);
  await page.getByLabel("Last day").fill(DAY);
  await page.getByLabel("To", { exact: true }).fill(to);
}

const add = (page: Page) => page.getByRole("button", { name: "Add to the roster" });

test("an admin puts a colleague on call, the colleague sees it, and an overlapping shift is refused", async ({
  as,
}) => {
  const [admin, doctor] = [await as("admin"), await as("clinician")];
  await fillShift(admin.page, doctor.person.name, "08:00", "18:00");
  await add(admin.page).click();
  await expect(admin.page.getByRole("group", { name: "Duty" })).toHaveAccessibleDescription(
    /Choose a duty/,
  );
  await admin.page.getByLabel(/^On call/).check();
  await add(admin.page).click();
  await expect(admin.page.getByText("Shift added.")).toBeVisible();

  await doctor.page.goto(`/staff/roster?week=${DAY}`);
  const row = doctor.page.getByRole("row").filter({ hasText: doctor.person.name });
  await expect(row).toContainText("08:00 to 18:00");
  await expect(row).toContainText("On call");
  await expect(doctor.page.getByText("Add a shift")).toHaveCount(0);
  await expect(doctor.page.getByRole("button", { name: /^Remove/ })).toHaveCount(0);

  await fillShift(admin.page, doctor.person.name, "17:00", "20:00");
  await admin.page.getByLabel("On duty").check();
  await add(admin.page).click();
  await expect(
    admin.page.getByRole("alert").filter({ hasText: "overlaps a time that is already there" }),
  ).toBeVisible();
  await admin.page
    .getByRole("row")
    .filter({ hasText: doctor.person.name })
    .getByRole("button", { name: /^Remove/ })
    .click();
  await expect(admin.page.getByRole("row").filter({ hasText: doctor.person.name })).toHaveCount(0);
  const trail = await query<{ action: string }>(
    `SELECT "action" FROM "AuditEvent" WHERE "staffId" = $1 AND "action" LIKE 'roster.%' ORDER BY "id"`,
    [admin.person.id],
  );
  expect(trail.map(({ action }) => action)).toEqual(["roster.shift_added", "roster.shift_removed"]);
});

test("the roster promises no message while none can be sent", async ({ as }) => {
  const { page } = await as("front_desk");
  await page.goto("/staff/roster");
  const now = part(page, "Now");
  await expect(now).toContainText("Nobody gets a message: none can be sent");
  await expect(now).not.toContainText("gets a message.");
});

test("a clinician who sends the admin's form changes nothing", async ({ as }) => {
  const [admin, doctor] = [await as("admin"), await as("clinician")];
  await fillShift(admin.page, admin.person.name, "01:00", "02:00");
  await admin.page.getByLabel("On duty").check();
  const request = await sentBy(admin.page, add(admin.page));
  const answer = await replay(doctor.context, request, {
    change: [[admin.person.id, doctor.person.id]],
  });
  expect(await answer.text()).toContain("Your role does not allow this.");
  const shifts = await query(`SELECT 1 FROM "DutyShift" WHERE "staffId" = $1`, [doctor.person.id]);
  expect(shifts).toEqual([]);
});
