import { query } from "./database";
import { expect, fileNamed, openIntake, rowOf, test } from "./staff";

/** As if a disk had spoilt what is sealed of an intake; once more mends it. */
async function spoil(intakeId: string): Promise<void> {
  await query(`UPDATE "Intake" SET "answersSealed" = reverse("answersSealed") WHERE "id" = $1`, [
    intakeId,
  ]);
  await query(
    `UPDATE "IntakeContact" SET "contactSealed" = reverse("contactSealed") WHERE "intakeId" = $1`,
    [intakeId],
  );
}

test("an intake that cannot be read stands on the board with its level, beside all others", async ({
  as,
}) => {
  const [whole, spoilt] = [await fileNamed(), await fileNamed()];
  const { page } = await as("clinician");
  await spoil(spoilt.id);
  try {
    for (const place of ["/staff", "/staff/handover"]) {
      expect((await page.goto(place))?.status()).toBe(200);
    }
    await page.goto("/staff");
    await expect(rowOf(page, whole.reference)).toContainText(whole.family);
    const row = rowOf(page, spoilt.reference);
    await expect(row).toContainText("Cannot be read");
    await expect(row).not.toContainText(spoilt.family);
    const levels = page.locator(".cell-level");
    const level = await rowOf(page, whole.reference).locator(levels).innerText();
    await expect(row.locator(levels)).toHaveText(level);

    await openIntake(page, spoilt.id);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cannot be read");
    await expect(page.getByText("Part of this record cannot be read.")).toBeVisible();
    await expect(page.getByText("The contact details cannot be read")).toBeVisible();
  } finally {
    await spoil(spoilt.id);
  }
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(spoilt.family);
});
