import { expect, test } from "@playwright/test";
import { codeOf } from "@/lib/form/steps";
import messages from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { beginAt } from "./begin-at";
import { intakeByReference, levelInQueue } from "./database";
import { draftIdOf, leaveAlone } from "./drafts";
import { choice, referenceOn, stepIsOver, walk } from "./patient";

const { result } = messages;

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("an emergency sign does not have to wait for an error elsewhere on its page", async ({
      page,
    }) => {
      await beginAt(page, strain({ recent_signs: ["headache_or_neck", "urine"] }), "general_head");
      await choice(page, "headache_sudden_severe", "yes").check();
      await page.getByRole("button", { name: "Continue" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(result.emergency.title);
      const filed = await intakeByReference(await referenceOn(page));
      expect(filed).toMatchObject({ level: "EMERGENCY", filedAs: "emergency_stop" });
    });
  });
}

test("a red flag on a page with an error reaches the team when the patient stops there", async ({
  page,
}) => {
  await beginAt(
    page,
    strain({ recent_signs: ["bite_or_wound", "cramps_or_shakes"] }),
    "general_bite",
  );
  await choice(page, "cramp_kind", "claw_cramps").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
  await expect(choice(page, "cramp_kind", "claw_cramps")).toBeChecked();
  const id = await draftIdOf(page);
  await leaveAlone(id);
  await expect.poll(() => levelInQueue(id)).toBe("URGENT");
});

test("a red flag on a page with an error is not skipped on the way to sending", async ({
  page,
}) => {
  const signs = strain({ recent_signs: ["fever_or_chills"] });
  await beginAt(page, signs, "check");
  const id = await draftIdOf(page);
  const general = `/en/intake/${codeOf("general_more")}`;
  await page.goto(`${general}?change=1`);
  await choice(page, "fever_kind", "fever_felt").uncheck();
  await choice(page, "fever_kind", "shaking_chills").check();
  await page.getByLabel(messages.intake.fields.temperature.label).fill("abc");
  await page.getByRole("button", { name: "Continue" }).click();
  const alert = page.getByRole("alert", { name: "There is a problem" });
  await expect(alert).toBeVisible();
  // Neither the check page nor its form, left open in another tab.
  const sent = await page.request.post("/en/intake/send", { form: {}, maxRedirects: 0 });
  expect(sent.headers().location).toBe(general);
  expect(await levelInQueue(id)).toBeUndefined();
  await page.goto("/en/intake/check");
  await expect(page).toHaveURL(new RegExp(`${general}$`));
  await expect(choice(page, "fever_kind", "shaking_chills")).toBeChecked();
  await expect(alert).toBeVisible();
  await page.getByLabel(messages.intake.fields.temperature.label).fill("38.5");
  await page.getByRole("button", { name: "Continue" }).click();
  await stepIsOver(page, "general_more");
  await walk(page, signs);
  await page.getByRole("button", { name: messages.check.send }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(result.urgent.title);
  expect(await levelInQueue(id)).toBe("URGENT");
});

test("a page left empty says what is missing and moves the focus there", async ({ page }) => {
  await beginAt(page, strain(), "emergency_nerves");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(new RegExp(`/intake/${codeOf("emergency_nerves")}`));
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
  await choice(page, "emergency_nerves", "none").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(new RegExp(`/intake/${codeOf("emergency_body")}`));
});
