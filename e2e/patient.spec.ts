import { expect, test } from "@playwright/test";
import { codeOf } from "@/lib/form/steps";
import { LOCALES } from "@/lib/i18n/locales";
import messages from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { expectNoBarrier } from "./barriers";
import { beginAt } from "./begin-at";
import { intakeByReference } from "./database";
import {
  answerPage,
  begin,
  choice,
  messagesOn,
  question,
  referenceOn,
  sendWhole,
  unfold,
  walk,
} from "./patient";
import { answersOf } from "./people";
import { untilHeard } from "./scripts";

const { result } = messages;

test("a patient with a strain is told to treat it at home, in at most 16 pages", async ({
  page,
}) => {
  await begin(page);
  const pages = await walk(page, strain());
  expect(pages + 1, "question pages and the check page").toBeLessThanOrEqual(16);
  await page.getByRole("button", { name: messages.check.send }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(result.selfCare.title);
  await expect(page.getByText(messages.safetyNet.close)).toBeVisible();
  const filed = await intakeByReference(await referenceOn(page));
  expect(filed).toMatchObject({ level: "SELF_CARE", filedAs: "sent" });
});

for (const locale of LOCALES)
  test(`the signs of an emergency and Start are in the first screen of a phone, in ${locale}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/${locale}`);
    const { start } = messagesOn(page);
    const list = page.getByRole("listitem").filter({ hasText: start.emergencyItems[0] });
    await expect(list).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("button", { name: start.startNow })).toBeInViewport({ ratio: 1 });
  });

test("signs of cauda equina stop the form within three pages and reach the board at once", async ({
  page,
}) => {
  await begin(page);
  const pages = await walk(page, answersOf("Whitlock"));
  expect(pages).toBeLessThanOrEqual(3);
  await expect(page).toHaveURL(/\/en\/result/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(result.emergency.title);
  await expect(page.getByRole("link", { name: /Call 911/ }).first()).toHaveAttribute(
    "href",
    "tel:911",
  );
  await expect(page.getByText(result.emergency.caudaSay)).toBeVisible();
  const filed = await intakeByReference(await referenceOn(page));
  expect(filed).toMatchObject({ level: "EMERGENCY", filedAs: "emergency_stop" });
});

test("the emergency page in Spanish has no barrier", async ({ page }) => {
  await begin(page, "es");
  await walk(page, answersOf("Whitlock"));
  await expect(page).toHaveURL(/\/es\/result/);
  await expectNoBarrier(page, "the emergency page in Spanish");
});

for (const [family, title] of [
  ["Grant", result.urgent.title],
  ["Lund", result.soon.title],
  ["Nilsen", result.routine.title],
] as const) {
  test(`${family} is told: ${title}`, async ({ page }) => {
    await sendWhole(page, answersOf(family));
    await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
    await expect(page.getByText(messages.safetyNet.close)).toBeVisible();
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  });
}

test("a red flag on a later page stops the form there", async ({ page }) => {
  await begin(page);
  await walk(page, answersOf("Ferrari", { drugs: ["injected_lately"] }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(result.emergency.title);
});

test("not sure is asked once more and never counts as no", async ({ page }) => {
  const unsure = strain({ emergency_nerves: ["unsure"], saddle_check: "unsure" });
  for (const sign of [
    "bladder_start",
    "bladder_leak",
    "bladder_no_feeling",
    "bowel",
    "both_legs_weak_or_numb",
    "both_legs_pain",
    "unsteady",
  ]) {
    unsure[`${sign}_check`] = "no";
  }
  await sendWhole(page, unsure);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(result.urgent.title);
});

test("a child is sent to a child's doctor and never told to treat it at home", async ({ page }) => {
  await begin(page);
  await walk(page, { ...strain(), age_years: "12", child_fever: "no", child_walking: "walks" });
  await expect(page.getByRole("heading", { level: 1 })).toContainText(result.under16.title);
  const filed = await intakeByReference(await referenceOn(page));
  expect(filed).toMatchObject({ level: "SOON", filedAs: "under_16" });
});

test("a helper answers for someone else and reads questions about them", async ({ page }) => {
  await begin(page);
  const helper = strain({
    respondent: "proxy",
    relation: "partner",
    proxy_agrees: "yes",
    proxy_can_answer: "yes",
  });
  await answerPage(page, helper);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("for them");
  await walk(page, helper);
  await page.getByRole("button", { name: messages.check.send }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(result.selfCare.title);
});

test("an answer can be changed on the check page, which then shows the change", async ({
  page,
}) => {
  await beginAt(page, strain(), "check");
  await unfold(page);
  await page
    .getByRole("link", { name: /Change.*How bad|Change.*pain.*0 to 10/i })
    .first()
    .click();
  await choice(page, "pain_score", "8").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(new RegExp(`/intake/${codeOf("pain_more")}`));
});

test("closing the browser loses nothing: the same device continues where it was", async ({
  page,
  context,
}) => {
  await begin(page);
  await walk(page, strain(), "pain_now");
  await page.close();
  const again = await context.newPage();
  await again.goto("/en");
  await again
    .getByRole("link", { name: messages.start.continueNow })
    .or(again.getByRole("button", { name: messages.start.continueNow }))
    .first()
    .click();
  await expect(again).toHaveURL(new RegExp(`/intake/${codeOf("pain_now")}`));
});

test("the first page asks how old you are as soon as you say that you have the pain", async ({
  page,
}) => {
  await begin(page);
  const { age_years } = messages.intake.fields;
  const box = (name: string) => page.getByRole("textbox", { name });
  await expect(box(age_years.proxyLabel)).toBeVisible();
  await choice(page, "respondent", "self").check();
  await expect(box(age_years.label)).toBeVisible();
  await expect(box(age_years.proxyLabel)).toHaveCount(0);
  await choice(page, "respondent", "proxy").check();
  await expect(box(age_years.proxyLabel)).toBeVisible();
  await expect(box(age_years.label)).toHaveCount(0);
});

test("after a page with an error, Back shows the question again", async ({ page }) => {
  await begin(page);
  await answerPage(page, {});
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeFocused();
  await untilHeard(page, "submit");
  await answerPage(page, strain());
  await expect(page).toHaveURL(new RegExp(codeOf("emergency_nerves")));
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(codeOf("about_you")));
  await expect(choice(page, "respondent", "self")).toBeChecked();
});

test("nothing is chosen before the patient chooses", async ({ page }) => {
  await begin(page);
  for (const radio of await question(page, "respondent").getByRole("radio").all())
    await expect(radio).not.toBeChecked();
});

test("after an emergency stop the patient can leave a number, and say that they were checked", async ({
  page,
}) => {
  await begin(page);
  await walk(page, answersOf("Rivera"));
  await page.getByLabel(/phone/i).first().fill("212 555 0133");
  await page.getByRole("button", { name: result.emergency.phoneSend }).click();
  await expect(page.getByText(result.emergency.phoneDone)).toBeVisible();
  await page.getByText(result.emergency.wrongTitle).click();
  await page
    .getByRole("link", { name: result.emergency.alreadyChecked })
    .or(page.getByRole("button", { name: result.emergency.alreadyChecked }))
    .first()
    .click();
  await page.getByRole("button", { name: result.addendum.already_checked.confirm }).click();
  const filed = await intakeByReference(await referenceOn(page));
  expect(filed.level).toBe("EMERGENCY");
});
