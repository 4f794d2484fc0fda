import { answersOf } from "./people";
import { expect, fileIntake, openIntake, part, test } from "./staff";

test("a clinician raises a level and closes the intake; the safety page lists it as under-triaged", async ({
  as,
}) => {
  const { id, reference } = await fileIntake(answersOf("Lund"));
  const { page } = await as("clinician");
  await openIntake(page, id);
  await page.getByRole("group", { name: "Which level is right?" }).getByLabel("Urgent").check();
  await page.getByLabel("Reason").fill("Cannot lift the foot on examination");
  await page.getByRole("button", { name: "Save review" }).click();
  await expect(part(page, "History").getByText("Review: changed")).toBeVisible();
  await page.getByLabel("Seen in clinic").check();
  await page.getByLabel("Diagnosis group").selectOption("Nerve root pain (sciatica)");
  await page.getByLabel("Closing note").fill("Seen, leg weakness");
  await page.getByRole("button", { name: "Close intake" }).click();
  await expect(page.getByText("This intake is closed.")).toBeVisible();

  await page.goto("/staff/safety");
  const under = part(page, "How right the triage was")
    .getByRole("listitem")
    .filter({ hasText: "Under-triaged" });
  await expect(under).toContainText(/\d+ of \d+/);
  await part(page, "Triage and clinicians")
    .getByRole("link", { name: /triage Soon, clinician Urgent: the clinician put it higher/ })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Intakes: triage Soon, clinician Urgent",
  );
  const item = page.getByRole("row").filter({ hasText: reference });
  await expect(item).toContainText("Soon by triage");
  await expect(item).toContainText("Urgent by the clinician");
  await expect(item).toContainText("Seen in clinic, Nerve root pain (sciatica)");
  await item.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(id));

  const file = await page.request.get("/staff/safety/csv");
  expect(file.headers()["content-type"]).toContain("text/csv");
  const line = (await file.text()).split("\r\n").find((each) => each.startsWith(reference));
  expect(line).toContain(",SOON,URGENT,");
  expect(line).not.toContain("Lund");
});

test("the front desk sees neither the safety page nor its file", async ({ as }) => {
  const { page } = await as("front_desk");
  expect((await page.goto("/staff/safety"))?.status()).toBe(403);
  expect((await page.goto("/staff/safety/cases"))?.status()).toBe(403);
  expect((await page.request.get("/staff/safety/csv")).status()).toBe(403);
});

test("a signed-out person does not get the file", async ({ page }) => {
  expect((await page.request.get("/staff/safety/csv")).status()).toBe(401);
});
