import { gunzipSync } from "node:zlib";
import type { Locator } from "@playwright/test";
import { query } from "./database";
import { answersOf } from "./people";
import {
  type Colleague,
  expect,
  fileIntake,
  newName,
  openIntake,
  rowOf,
  test,
  unfold,
} from "./staff";

test("a colleague filters the queue, saves the view under a name, deletes it and restores it", async ({
  as,
}) => {
  const { page, person } = await as("clinician");
  const spanish = await fileIntake(answersOf("Ferrari"));
  const english = await fileIntake(answersOf("Ferrari"));
  await query(`UPDATE "Intake" SET "locale" = 'es' WHERE "id" = $1`, [spanish.id]);
  await page.goto("/staff?level=URGENT");
  await expect(rowOf(page, english.reference)).toBeVisible();

  await page.getByText("Filter", { exact: true }).click();
  await page.getByLabel("Language").selectOption({ label: "Español" });
  await page.getByLabel("Assigned to").selectOption({ label: "Unassigned" });
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(page).toHaveURL(/level=URGENT&holder=nobody.*language=es/);
  await expect(rowOf(page, spanish.reference)).toBeVisible();
  await expect(rowOf(page, english.reference)).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Language")).toHaveValue("es");
  const tab = page
    .getByRole("navigation", { name: "Filter the queue" })
    .getByRole("link", { name: /^Urgent/ });
  // Another test may send one more between the two checks.
  await expect(async () => {
    const rows = await page.getByRole("row").count();
    await expect(tab).toContainText(String(rows - 1), { timeout: 500 });
  }).toPass();

  const name = newName("Spanish ");
  await page.getByText("Save this view", { exact: true }).click();
  await page.getByLabel("Name of the view").fill(name);
  await page.getByRole("button", { name: "Save view" }).click();
  const views = page.getByRole("navigation", { name: "Saved views" });
  await expect(views.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
  await page.getByRole("link", { name: "Clear all filters" }).click();
  await expect(rowOf(page, english.reference)).toBeVisible();
  await views.getByRole("link", { name }).click();
  await expect(rowOf(page, english.reference)).toHaveCount(0);

  await views.getByRole("link", { name: "Manage views" }).click();
  await expect(rowOf(page, name)).toContainText("Urgent, Unassigned, Español");
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await expect(rowOf(page, name)).toHaveCount(0);
  await page.getByRole("button", { name: `Restore ${name}` }).click();
  await expect(rowOf(page, name)).toBeVisible();

  const fresh = await fileIntake(answersOf("Ferrari"));
  await query(
    `UPDATE "QueueEntry" SET "claimedById" = $2, "claimedAt" = now(), "version" = "version" + 1 WHERE "intakeId" = $1`,
    [fresh.id, person.id],
  );
  await page.goto("/staff?mine=yes&followUp=booked");
  await expect(page.getByText("No open intakes match all of these filters.")).toBeVisible();
  await page.getByRole("link", { name: "Remove: Follow-up: Booked" }).last().click();
  await expect(rowOf(page, fresh.reference)).toBeVisible();
});

test("one press shows what is overdue, with its count; order and filters stay on the way to a patient and back", async ({
  as,
}) => {
  const { page } = await as("clinician");
  const [late, fresh] = [await fileIntake(answersOf("Lund")), await fileIntake(answersOf("Lund"))];
  await query(`UPDATE "QueueEntry" SET "dueAt" = now() - interval '9 days' WHERE "intakeId" = $1`, [
    late.id,
  ]);
  await page.goto("/staff?level=SOON");
  const quick = page.getByRole("navigation", { name: "Quick filters" });
  const overdue = quick.getByRole("link", { name: /^Overdue/ });
  /** Presses it by the keyboard: whoever did goes on from there. */
  const press = async (link: Locator, then: RegExp) => {
    await link.press("Enter");
    await expect(page).toHaveURL(then);
    await expect(link).toHaveAttribute("aria-current", /true|page/);
    await expect(link).toBeFocused();
  };
  await press(overdue, /level=SOON&state=overdue/);
  await expect(rowOf(page, late.reference)).toBeVisible();
  await expect(rowOf(page, fresh.reference)).toHaveCount(0);
  await expect(async () => {
    const rows = await page.locator("#queue tbody tr").count();
    await expect(overdue).toContainText(`Overdue ${rows}`, { timeout: 500 });
  }).toPass();

  await unfold(page, "View");
  await press(
    page.getByRole("link", { name: "Newest first", exact: true }),
    /state=overdue&sort=newest/,
  );
  // The menu stays open for the next choice, until one leaves it.
  await page.keyboard.press("Escape");
  await rowOf(page, late.reference).getByRole("link").click();
  await page.getByRole("link", { name: "Full page" }).click();
  await page.getByRole("link", { name: "Back to the queue" }).click();
  await expect(page).toHaveURL(/level=SOON&state=overdue&sort=newest#row-/);
  await overdue.click();
  await expect(rowOf(page, fresh.reference)).toBeVisible();

  // What a device keeps is how the board looks, and no filter.
  await unfold(page, "View");
  await press(page.getByRole("link", { name: "One line" }), /rows=line/);
  await press(page.getByRole("link", { name: /^All / }), /staff\?sort=newest&rows=line/);
  await unfold(page, "View");
  await page.getByRole("button", { name: "Always open like this here" }).click();
  await expect(page.getByText("Saved for this device.")).toBeVisible();
  await page.goto("/staff");
  await expect(page.locator(".board.rows-line")).toBeVisible();
  await unfold(page, "View");
  await expect(page.getByRole("link", { name: "Newest first", exact: true })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await expect(page.getByRole("link", { name: /^All / })).toHaveAttribute("aria-current", "page");
});

test("a filtered board stays filtered when it updates", async ({ as }) => {
  const { page } = await as("front_desk");
  const first = await fileIntake(answersOf("Lund"));
  await query(`UPDATE "Intake" SET "locale" = 'es' WHERE "id" = $1`, [first.id]);
  await page.goto("/staff?language=es");
  await expect(rowOf(page, first.reference)).toBeVisible();
  const other = await fileIntake(answersOf("Lund"));
  const [second] = [await fileIntake(answersOf("Lund"))];
  await query(`UPDATE "Intake" SET "locale" = 'es' WHERE "id" = $1`, [second.id]);
  // The board is notified once more, after the language was changed.
  await query(`UPDATE "QueueEntry" SET "version" = "version" + 1 WHERE "intakeId" = $1`, [
    second.id,
  ]);
  await expect(rowOf(page, second.reference)).toBeVisible();
  await expect(rowOf(page, other.reference)).toHaveCount(0);
  await expect(page).toHaveURL(/language=es/);
});

test("one filter holds what is handed off to a clinician by name or role; it can be saved, downloaded, and is private", async ({
  as,
}) => {
  const [desk, doctor, other] = [
    await as("front_desk"),
    await as("clinician"),
    await as("clinician"),
  ];
  const byName = await fileIntake(answersOf("Ferrari"));
  const byRole = await fileIntake(answersOf("Ferrari"));
  for (const [id, to] of [
    [byName.id, doctor.person.name],
    [byRole.id, "any clinician"],
  ] as const) {
    await openIntake(desk.page, id);
    await unfold(desk.page, "Assign");
    await desk.page.getByLabel("To", { exact: true }).selectOption({ label: to });
    await desk.page.getByRole("button", { name: "Assign intake" }).click();
    await expect(desk.page.getByText(`Waiting for ${to}`)).toBeVisible();
  }
  const { page } = doctor;
  await page.goto("/staff/for-you");
  await page.getByRole("link", { name: "Show these in the queue" }).click();
  await expect(page).toHaveURL(/\/staff\?meant=me$/);
  await expect(page.getByRole("link", { name: "Remove: Handed off to me" })).toBeVisible();
  for (const { reference } of [byName, byRole]) await expect(rowOf(page, reference)).toBeVisible();
  await other.page.goto("/staff");
  await other.page.getByText("Filter", { exact: true }).click();
  await other.page.getByLabel("Handed off to").selectOption({ label: "Me or my role" });
  await other.page.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(rowOf(other.page, byRole.reference)).toBeVisible();
  await expect(rowOf(other.page, byName.reference)).toHaveCount(0);

  // Boards that heard of the same change share the rows, but not this filter's.
  const read = (who: Colleague) =>
    who.page.request
      .get("/staff/live/rows?meant=me&digest=the-same", { headers: { "x-background": "1" } })
      .then(async (answer) => gunzipSync(await answer.body()).toString());
  const [his, hers] = [await read(doctor), await read(other)];
  expect(his).toContain(byName.reference);
  expect(hers).toContain(byRole.reference);
  expect(hers).not.toContain(byName.reference);

  const name = newName("For me ");
  await page.getByText("Save this view", { exact: true }).click();
  await page.getByLabel("Name of the view").fill(name);
  await page.getByRole("button", { name: "Save view" }).click();
  const view = page.getByRole("navigation", { name: "Saved views" }).getByRole("link", { name });
  await expect(view).toHaveAttribute("href", "/staff?meant=me");
  const file = await page.request.get("/staff/export?meant=me");
  expect(await file.text()).toContain(byName.reference);

  await rowOf(page, byName.reference)
    .getByRole("button", { name: /^Claim/ })
    .click();
  await expect(rowOf(page, byName.reference)).toHaveCount(0);
});
