import { codeOf } from "@/lib/form/steps";
import { strain } from "@/test/people";
import { beginAt } from "./begin-at";
import { choice, messagesOn, question, saveForLater, typeBirthDate } from "./patient";
import { answersOf } from "./people";
import { expect, test } from "./staff";

test("a demo, which sends nothing, offers no sending of the code", async ({ page }) => {
  await beginAt(page, strain(), "emergency_body");
  const code = await saveForLater(page);
  const { saveLater, intake } = messagesOn(page);
  await expect(page.getByText(code)).toBeVisible();
  await expect(page.getByText(saveLater.send.title)).toHaveCount(0);
  for (const { label } of [intake.fields.resume_email, intake.fields.resume_phone])
    await expect(page.getByLabel(label)).toHaveCount(0);
});

test("nobody leaves with a red flag typed on an incomplete page", async ({ page }) => {
  await beginAt(page, { ...strain(), emergency_nerves: ["unsure"] }, "emergency_nerves_unsure");
  await question(page, "saddle_check").getByLabel("Yes").check();
  await page.getByRole("button", { name: messagesOn(page).saveLater.link }).click();
  const { result } = messagesOn(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(result.emergency.title);
});

test("a contradiction must be resolved before leaving", async ({ page }) => {
  await beginAt(page, strain(), "emergency_nerves");
  await choice(page, "emergency_nerves", "saddle").check();
  await choice(page, "emergency_nerves", "none").check();
  await page.getByRole("button", { name: messagesOn(page).saveLater.link }).click();
  await expect(page.locator("#error-summary")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(codeOf("emergency_nerves")));
});

test("an impossible date of birth is refused with what was typed, and the code stays the same", async ({
  page,
}) => {
  await beginAt(page, answersOf("Lund"), "emergency_body");
  const { saveLater, intake, common } = messagesOn(page);
  await page.getByRole("button", { name: saveLater.link }).click();
  await typeBirthDate(page, "2024-02-30");
  await page.getByRole("button", { name: saveLater.submit }).click();
  await expect(page).toHaveTitle(/^Error: /);
  const group = page.getByRole("group", { name: intake.fields.resume_birth_date.label });
  await expect(group.getByLabel("Day")).toHaveValue("30");
  await page.getByRole("link", { name: common.back, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(codeOf("emergency_body")));
});
