import { randomUUID } from "node:crypto";
import { placeOf } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import { hashToken } from "@/lib/crypto/token";
import { codeOf } from "@/lib/form/steps";
import { strain } from "@/test/people";
import { beginAt } from "./begin-at";
import { query } from "./database";
import { choice, device, messagesOn, question, saveForLater, typeBirthDate } from "./patient";
import { answersOf } from "./people";
import { expect, test } from "./staff";

for (const locale of ["en", "es"] as const) {
  test(`a patient who has the code sent gets code and link, and no word about the reason, in ${locale}`, async ({
    browser,
  }) => {
    const { page, context } = await device(browser);
    await beginAt(page, strain(), "emergency_body", locale);
    const code = await saveForLater(page);
    const { saveLater, intake } = messagesOn(page);
    const email = page.getByLabel(intake.fields.resume_email.label);
    await email.fill("not an address");
    await page.getByRole("button", { name: saveLater.send.email }).click();
    await expect(page).toHaveTitle(/^Error: /);
    await expect(email).toHaveValue("not an address");
    const to = `${randomUUID()}@patient.example`;
    await email.fill(to);
    await page.getByRole("button", { name: saveLater.send.email }).click();
    await expect(page.getByText(saveLater.send.sent)).toBeVisible();
    await expect(page.getByText(code)).toBeVisible();
    // No text messages are set up here.
    await expect(page.getByLabel(intake.fields.resume_phone.label)).toHaveCount(0);

    const cookies = await context.cookies();
    const token = cookies.find(({ name }) => name === "backline_intake")?.value ?? "";
    const rows = await query<
      Record<"id" | "all" | "subject" | "recipientSealed" | "bodySealed", string>
    >(
      `SELECT m.*, m::text AS "all" FROM "OutboundMessage" m, "Draft" d
       WHERE d."tokenHash" = $1 AND m."dedupeKey" LIKE 'resume_code:' || d."id" || ':%'`,
      [hashToken(token)],
    );
    expect(rows).toHaveLength(1);
    const [row] = rows;
    for (const secret of [to, code]) expect(row?.all).not.toContain(secret);
    const open = (column: "recipientSealed" | "bodySealed") =>
      unseal(row?.[column] ?? "", placeOf(`OutboundMessage.${column}`, row?.id ?? ""));
    expect(open("recipientSealed")).toBe(to);
    const text = open("bodySealed");
    expect(text).toContain(code);
    expect(text).toContain(`${process.env.E2E_URL}/${locale}/resume`);
    const words = `${row?.subject} ${text}`.replaceAll("Riverside Back Clinic", "");
    expect(words).not.toMatch(/back|spasm|pain|numb|symptom|espalda|espasmo|dolor|emergenc|urgen/i);
    await context.close();
  });
}

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
