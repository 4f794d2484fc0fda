import type { BrowserContext, Page } from "@playwright/test";
import { codeOf, type StepId } from "@/lib/form/steps";
import { findOwnIntake } from "@/lib/intake/queries";
import { findWorseCheck } from "@/lib/intake/worse/queries";
import { ruleById } from "@/lib/triage/rules/all";
import english from "@/messages/en.json" with { type: "json" };
import spanish from "@/messages/es.json" with { type: "json" };
import { strain } from "@/test/people";
import { levelInQueue } from "./database";
import { remember } from "./patient";
import { answersOf } from "./people";
import { expect, fileIntake, openIntake, part, rowOf, test } from "./staff";
import { answerAgain, sayWorse } from "./worse";

const SADDLE = ruleById("ces_saddle_new")?.patient ?? "";

for (const [locale, words, reason] of [
  ["en", english, SADDLE],
  ["es", spanish, spanish.reasons.ces_saddle_new],
] as const) {
  test.describe(`a patient who feels worse, in ${locale}, with JavaScript off`, () => {
    test.use({ javaScriptEnabled: false });

    test("is told at once that it is an emergency now, and staff see it", async ({
      page,
      context,
      address,
    }) => {
      const { id, token } = await fileIntake(strain());
      await remember(context, address, token);
      await page.goto(`/${locale}/result`);
      await sayWorse(page);
      expect(await levelInQueue(id)).toBe("SELF_CARE");
      expect(await answerAgain(page, strain({ emergency_nerves: ["saddle"] }))).toEqual([
        "emergency_nerves",
      ]);
      await expect(page).toHaveURL(new RegExp(`/${locale}/result$`));
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        words.result.emergency.title,
      );
      await expect(page.getByText(reason)).toBeVisible();
      expect(await levelInQueue(id)).toBe("EMERGENCY");
      await page.goto(`/${locale}/status/mine`);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        words.result.emergency.title,
      );
      await expect(page.getByText(words.result.emergency.caudaSay)).toBeHidden();
    });

    test("answers everything again and reads by when we call", async ({
      page,
      context,
      address,
    }) => {
      const { id, token } = await fileIntake(strain());
      await remember(context, address, token);
      await page.goto(`/${locale}/status/mine`);
      await expect(page.getByText(words.status.next.home)).toBeVisible();
      await expect(page.getByText(words.status.seen.no)).toBeVisible();
      await sayWorse(page);
      const whole = answersOf("Carver", { recent_signs: ["fever_or_chills"] });
      expect(await answerAgain(page, whole)).toEqual([
        "emergency_nerves",
        "emergency_body",
        "emergency_other",
        "pain_cause",
        "pain_now",
        "nerves",
        "general",
        "general_more",
      ]);
      await expect(page).toHaveURL(new RegExp(`/${locale}/result$`));
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        words.result.urgent.title,
      );
      expect(await levelInQueue(id)).toBe("URGENT");
    });

    test("reads an error for an empty page, which never counts as a no", async ({
      page,
      context,
      address,
    }) => {
      const { token } = await fileIntake(strain());
      await remember(context, address, token);
      await page.goto(`/${locale}/result`);
      await sayWorse(page);
      for (const box of await page.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
      await page.getByRole("button", { name: words.common.continue }).click();
      await expect(page.getByRole("alert", { name: words.common.errorTitle })).toBeFocused();
      await expect(page).toHaveTitle(/^Error: /);
    });
  });
}

test.describe("two tabs with the same questions", () => {
  const painForm = (score: string) =>
    `pain_score=${score}&pain_score_worst=8&course=improving&mobility=limited`;

  /** A patient who said it is worse, and how one of their tabs posts a page. */
  async function worse(page: Page, context: BrowserContext, address: string) {
    const { id, token } = await fileIntake(strain());
    await remember(context, address, token);
    await page.goto("/en/result");
    await sayWorse(page);
    const post = async (step: StepId, form: string) => {
      const answer = await page.request.post(`/en/status/mine/check/${codeOf(step)}/answer`, {
        headers: { "content-type": "application/x-www-form-urlencoded" },
        data: form,
        maxRedirects: 0,
      });
      return { status: answer.status(), location: answer.headers().location ?? "" };
    };
    return { id, token, post };
  }

  test("keep what each of them answers at the same moment", async ({ page, context, address }) => {
    const { id, post } = await worse(page, context, address);
    for (const score of ["1", "2", "3", "4", "5"]) {
      const answers = await Promise.all([
        post("emergency_nerves", "emergency_nerves=none"),
        post("emergency_body", "emergency_body=none"),
        post("pain_now", painForm(score)),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
      expect((await findWorseCheck(id))?.answers).toMatchObject({
        emergency_nerves: ["none"],
        emergency_body: ["none"],
        pain_score: score,
      });
    }
  });

  test("end the check once, and an emergency in the other tab is still filed", async ({
    page,
    context,
    address,
  }) => {
    const { id, token, post } = await worse(page, context, address);
    for (const [step, form] of [
      ["emergency_nerves", "emergency_nerves=none"],
      ["emergency_body", "emergency_body=none"],
      ["emergency_other", "emergency_other=none"],
      ["pain_now", painForm("4")],
      ["nerves", "nerve_signs=none"],
    ] as const)
      expect((await post(step, form)).status, step).toBe(303);
    const answers = await Promise.all([
      post("general", "recent_signs=none"),
      post("general", "recent_signs=none"),
      post("emergency_nerves", "emergency_nerves=saddle"),
    ]);
    for (const { location } of answers) expect(location).toMatch(/\/en\/(result|status)/);
    expect(await levelInQueue(id)).toBe("EMERGENCY");
    expect(await findOwnIntake(token)).toMatchObject({ level: "EMERGENCY" });
  });

  test("stop on a yes to a question that is no longer asked", async ({
    page,
    context,
    address,
  }) => {
    const { id, post } = await worse(page, context, address);
    await post("emergency_nerves", "emergency_nerves=unsure");
    await post("emergency_nerves", "emergency_nerves=none");
    const { location } = await post("emergency_nerves_unsure", "saddle_check=yes");
    expect(location).toMatch(/\/en\/result$/);
    expect(await levelInQueue(id)).toBe("EMERGENCY");
  });
});

test("a patient with an emergency is called each time they say it is worse, until they say they saw it", async ({
  page,
  context,
  address,
  as,
}) => {
  const { id, reference, token } = await fileIntake(strain());
  await remember(context, address, token);
  // The patient has the page with the button still open, twice.
  const open = await Promise.all([context.newPage(), context.newPage()]);
  for (const tab of [page, ...open]) await tab.goto("/en/result");
  await sayWorse(page);
  await answerAgain(page, strain({ emergency_nerves: ["saddle"] }));
  const { page: clinician } = await as("clinician");
  const { page: desk } = await as("front_desk");
  await desk.goto("/staff");
  await openIntake(clinician, id);
  await clinician.getByRole("button", { name: "Claim" }).click();
  await expect(clinician.getByText("Assigned to you.")).toBeVisible();
  const unseen = rowOf(desk, reference).getByText("Worse, unacknowledged");
  const seen = clinician.getByRole("button", { name: "Acknowledge" });
  await expect(seen).toHaveCount(0);
  for (const tab of open) {
    await expect(unseen).toHaveCount(0);
    await sayWorse(tab);
    await expect(unseen).toBeVisible();
    await openIntake(clinician, id);
    await seen.click();
    await expect(seen).toHaveCount(0);
  }
  await expect(unseen).toHaveCount(0);
  await expect(part(clinician, "History").getByText("Acknowledged the alarm")).toHaveCount(2);
});

test("staff see since when it is worse and what changed, until a clinician has reviewed it", async ({
  page,
  context,
  address,
  as,
}) => {
  const { id, reference, token } = await fileIntake(strain());
  await remember(context, address, token);
  await page.goto("/en/result");
  await sayWorse(page);
  await answerAgain(page, strain({ pain_score: "9", mobility: "cannot_walk" }));
  const { page: desk } = await as("front_desk");
  await desk.goto("/staff");
  await expect(rowOf(desk, reference).getByText(/^Worse since \d+:\d\d$/)).toBeVisible();
  const { page: clinician } = await as("clinician");
  await openIntake(clinician, id);
  await expect(clinician.getByText(/^Worse since \d+:\d\d$/)).toBeVisible();
  const changed = part(clinician, "Changed answers").getByRole("row");
  await expect(changed.filter({ hasText: english.intake.fields.pain_score.label })).toContainText(
    english.intake.fields.pain_score.options["9"],
  );
  await expect(part(clinician, "History")).toContainText("The patient says it is worse");
  await clinician
    .getByRole("group", { name: "Which level is right?" })
    .getByLabel(/confirm the current level/)
    .check();
  await clinician.getByRole("button", { name: "Save review" }).click();
  await expect(clinician.getByText(/^Worse since/)).toBeHidden();
  await expect(part(clinician, "Changed answers")).toBeVisible();
  await page.goto("/en/status/mine");
  await expect(page.getByText(english.status.seen.yes)).toBeVisible();
});
