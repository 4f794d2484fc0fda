import english from "@/messages/en.json" with { type: "json" };
import spanish from "@/messages/es.json" with { type: "json" };
import { strain } from "@/test/people";
import { sendFromCheck } from "./begin-at";
import { choice } from "./patient";
import { becomeDevice } from "./patient-page";
import { answersOf } from "./people";
import { expect, fileIntake, test } from "./staff";

test.use({ javaScriptEnabled: false });

test("a warehouse worker with a kidney problem gets a checklist that fits, with JavaScript off", async ({
  page,
}) => {
  const answers = strain({ illnesses: ["kidneys"] });
  await sendFromCheck(page, answers);
  const { plan } = english;
  await page.getByText(english.intake.steps.plan.title).click();
  await choice(page, "daily_work", "lifting").check();
  await page.getByRole("button", { name: plan.form.send }).click();
  await expect(page).toHaveURL(/\/en\/result\/plan/);
  await expect(choice(page, "daily_work", "lifting")).toBeChecked();
  await expect(page.getByRole("heading", { name: plan.title })).toBeVisible();
  for (const part of Object.values(plan.parts))
    await expect(page.getByRole("heading", { name: part, exact: true })).toBeVisible();
  await expect(page.getByText(plan.items.no_heavy_lifts)).toBeVisible();
  await expect(page.getByText(plan.items.lighter_work)).toBeVisible();
  await expect(page.getByText(plan.items.desk)).toBeHidden();
  await expect(page.getByText(plan.antiInflammatory.avoid)).toBeVisible();
  await expect(page.getByText(plan.reasons.kidney)).toBeVisible();
  await expect(page.getByText(plan.antiInflammatory.plain)).toBeHidden();

  const line = page.getByRole("listitem").filter({ hasText: plan.items.keep_moving });
  const boxWidth = () =>
    line.evaluate((item) => Number.parseFloat(getComputedStyle(item, "::before").width) || 0);
  expect(await boxWidth(), "a bullet on the screen").toBe(0);
  await page.emulateMedia({ media: "print" });
  expect(await boxWidth(), "a box to tick on paper").toBeGreaterThan(8);
});

test("a desk worker who skips the optional questions reads when not to take a painkiller, in Spanish", async ({
  page,
}) => {
  await sendFromCheck(page, strain({ trigger: "sitting_or_standing_long" }), "es");
  const { plan } = spanish;
  await expect(page.getByText(plan.items.stand_up)).toBeVisible();
  await expect(page.getByText(plan.items.look_back)).toBeVisible();
  const later = page.getByText(plan.items.write_down);
  await expect(later).toBeHidden();
  await page.getByText(plan.parts.next_days, { exact: true }).click();
  await expect(later).toBeVisible();
  const { ifOne } = plan.antiInflammatory;
  await expect(page.getByText(ifOne.replace("{reason}", plan.reasons.asthma))).toBeVisible();
  await expect(page.getByText(plan.antiInflammatory.plain)).toBeHidden();
  await expect(page.getByText(plan.reasons.kidney)).toBeHidden();
  await page.getByText(spanish.intake.steps.plan.title).click();
  await choice(page, "plan_limits", "asthma_or_allergy").check();
  await choice(page, "plan_limits", "none").check();
  await page.getByRole("button", { name: plan.form.send }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await choice(page, "plan_limits", "asthma_or_allergy").uncheck();
  await page.getByRole("button", { name: plan.form.send }).click();
  await expect(page.getByText(plan.antiInflammatory.plain)).toBeVisible();
  await page.goto("/es/result/plan");
  await expect(page).toHaveURL(/\/es\/result$/);
});

for (const [family, level] of [
  ["Lund", "SOON"],
  ["Nilsen", "ROUTINE"],
] as const) {
  test(`a patient of ${level} gets a plan for the days until the visit`, async ({
    page,
    context,
    address,
  }) => {
    const { token } = await fileIntake(answersOf(family));
    await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
    await page.goto("/en/result");
    const { plan } = english;
    await expect(page.getByText(plan.items.keep_moving)).toBeVisible();
    const usual = page.getByText(plan.usualMedicine);
    const stretch = page.getByText(plan.items.stretch);
    if (level === "SOON") await expect(usual).toBeVisible();
    if (level === "SOON") await expect(stretch).toBeHidden();
    if (level === "ROUTINE") await expect(usual).toBeHidden();
    if (level === "ROUTINE") await expect(page.getByText(plan.parts.by_day_7)).toBeVisible();
  });
}

test("a patient who must be seen today gets no plan for home", async ({
  page,
  context,
  address,
}) => {
  const { token } = await fileIntake(answersOf("Ferrari"));
  await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
  await page.goto("/en/result");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(english.result.urgent.title);
  await expect(page.getByText(english.plan.title)).toBeHidden();
});

test("a patient in the waiting room reads who to call on the first page, and no print button with the plan", async ({
  page,
  context,
  address,
}) => {
  const { plan, start } = english;
  const { token } = await fileIntake(strain());
  const own = { name: "", path: "", token };
  await becomeDevice(context, own, address);
  await page.goto("/en/result");
  await expect(page.getByText(plan.leadToPrint)).toBeVisible();
  await becomeDevice(context, { ...own, kiosk: true }, address);
  await page.goto("/en/result");
  await expect(page.getByText(plan.lead, { exact: true })).toBeVisible();
  await becomeDevice(context, { name: "", path: "", kiosk: true }, address);
  await page.goto("/en");
  const [words = ""] = start.emergencyLife.split("<tel>");
  await expect(page.getByText(words).getByRole("link", { name: "988" })).toBeVisible();
});
