import { makeLink } from "@/lib/aftercare/commands";
import { LOCALES } from "@/lib/i18n/locales";
import { query } from "./database";
import { answersOf } from "./people";
import { expect, fileIntake, newName, openIntake, test } from "./staff";

test("an admin gives a copy that others may see, and erases a person, which is said where one stands and behind the person's own link", async ({
  as,
  page: patient,
}) => {
  const beaten = { free_text: "My husband hits me", words_safety: "danger" };
  const { id, reference } = await fileIntake(
    answersOf("Lund", { ...beaten, family_name: newName("Erased"), phone: "(212) 537-4411" }),
  );
  await query(
    `WITH old AS (UPDATE "Intake" SET "receivedAt" = now() - interval '90 days' WHERE "id" = $1),
       told AS (UPDATE "IntakeContact" SET "createdAt" = now() - interval '90 days' WHERE "intakeId" = $1)
     DELETE FROM "QueueEntry" WHERE "intakeId" = $1`,
    [id],
  );
  const link = await makeLink(id, new Date());
  const { page } = await as("admin");
  await page.setViewportSize({ width: 390, height: 844 });
  await openIntake(page, id);
  await page.getByRole("link", { name: /data/i }).last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Patient data");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const read = async (name: string) => {
    const href = await page.getByRole("link", { name }).getAttribute("href");
    return (await page.request.get(href ?? "")).text();
  };
  expect(await read("Text to read and print")).toContain("husband");
  const shared = await read("Text without answers about safety");
  expect(shared).toContain(reference);
  expect(shared).not.toMatch(/husband|danger|unsafe/);

  await page.getByLabel(`To confirm, type the reference ${reference}`).fill(reference);
  await page.getByRole("button", { name: "Erase for good" }).click();
  await expect(page.getByRole("heading", { name: "Erased for good" })).toBeFocused();
  await expect(page.getByText("You erased 1 intake of one patient")).toBeVisible();
  expect(await query(`SELECT 1 FROM "Intake" WHERE "id" = $1`, [id])).toEqual([]);

  for (const locale of LOCALES) {
    expect((await patient.goto(`/${locale}/status/${link}`))?.status()).toBe(404);
    await expect(patient.getByText(/answers are deleted|se borran sus respuestas/)).toBeVisible();
  }
});
