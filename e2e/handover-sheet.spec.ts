import { answersOf } from "./people";
import { expect, fileEmergency, fileIntake, newName, openIntake, part, rowOf, test } from "./staff";

test("the sheet for the next shift lists emergencies, overdue intakes and promises, and prints light", async ({
  as,
}) => {
  const family_name = newName("Quill");
  const emergency = await fileEmergency();
  const quiet = await fileIntake(answersOf("Nilsen"));
  const { id, reference } = await fileIntake(answersOf("Lund", { family_name }));
  const { page } = await as("clinician");
  await openIntake(page, id);
  await page.getByLabel("No answer").check();
  await page.getByLabel("Call again").selectOption({ label: "In 1 hour" });
  await page.getByRole("button", { name: "Save call" }).click();
  await expect(page.getByText("Call recorded.")).toBeVisible();

  await page.goto("/staff");
  await page.getByRole("link", { name: "Shift", exact: true }).click();
  await page.getByRole("link", { name: "Handoff sheet" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Handoff sheet");
  await expect(part(page, /^Open emergencies/).getByText(emergency.reference)).toBeVisible();
  const promised = part(page, /^Pending/)
    .getByRole("row")
    .filter({ hasText: reference });
  await expect(promised).toContainText(family_name);
  await expect(promised).toContainText("Call again");
  await expect(page.getByText(quiet.reference)).toHaveCount(0);

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("navigation", { name: "Staff" })).toBeHidden();
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"]).toContain(paper);
  expect((await page.pdf({ format: "Letter" })).length).toBeGreaterThan(10_000);
});

test("neither the handoff sheet nor the printed board tells of danger at home or self-harm", async ({
  as,
}) => {
  const { reference } = await fileIntake(
    answersOf("Lund", {
      ...{ free_text: "My husband hits me", words_safety: "danger" },
      ...{ emergency_other: ["self_harm"], family_name: newName("Lund") },
    }),
  );
  const harm = /husband|not safe|unsafe|danger|ending|self-harm/i;
  const { page } = await as("clinician");
  await page.goto("/staff");
  const row = rowOf(page, reference);
  await expect(row).toContainText(harm, { useInnerText: true });
  await page.emulateMedia({ media: "print" });
  await expect(row).not.toContainText(harm, { useInnerText: true });
  await expect(row).toContainText("See Backline before you call", { useInnerText: true });
  // As wide as a sheet, each patient has a line or two, not a block.
  await page.setViewportSize({ width: 816, height: 1056 });
  expect((await row.boundingBox())?.height).toBeLessThan(90);
  await page.goto("/staff/handover");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Handoff sheet");
  await expect(rowOf(page, reference)).toContainText("See Backline before you call");
  await expect(rowOf(page, reference)).not.toContainText(harm);
  await expect(page.getByRole("heading", { level: 2 }).first()).not.toContainText(harm);
});
