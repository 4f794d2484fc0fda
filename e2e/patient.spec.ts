import { expect, test } from "@playwright/test";
import { codeOf, STEPS } from "@/lib/form/steps";
import { LOCALES } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/questions/answers";
import messages from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { walk as pagesOf } from "@/test/walk";
import { expectNoBarrier } from "./barriers";
import { beginAt } from "./begin-at";
import { intakeByReference, levelInQueue } from "./database";
import { draftIdOf, leaveAlone } from "./drafts";
import {
  answerPage,
  begin,
  choice,
  messagesOn,
  question,
  referenceOn,
  sendWhole,
  stepIsOver,
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

/** Together they are asked every question of the form but those after a birth and for a child. */
const CURIOUS: Record<string, Answers> = {
  "who ticks every stem and is not sure in every list": strain({
    age_years: "52",
    pain_pattern: ["belly_pain", "unsure"],
    pain_pattern_unsure: ["hip_bent"],
    belly_hard_or_tender: "no",
    recent_signs: [
      "fever_or_chills",
      "vomiting",
      "headache_or_neck",
      "urine",
      "skin",
      "bite_or_wound",
      "cramps_or_shakes",
      "unsure",
    ],
    recent_signs_unsure: ["none"],
    fever_kind: ["none"],
    temperature: "99",
    vomiting_over_and_explained: "yes",
    illnesses: ["steroids", "skin_eye_bowel_spine", "blood_thinner", "weak_immunity", "unsure"],
    illnesses_unsure: ["tb"],
    steroid_kind: ["none"],
    injury: "big_older",
    examined_since_injury: "yes",
    recent_events: ["spine_procedure", "medicine_changed", "unsure"],
    recent_events_unsure: ["none"],
    spine_procedure_when: "months_3_to_12",
    drugs: ["unsure"],
    drugs_unsure: ["none"],
  }),
  "with old trouble, who is not sure of anything else": strain({
    sex_at_birth: "female",
    age_years: "41",
    emergency_nerves: ["unsure"],
    emergency_body: ["known_aneurysm", "unsure"],
    aorta_kind: ["valve"],
    pregnancy: "no_birth_control",
    emergency_other: ["bite_spreading", "unsure"],
    bite_or_wound_kind: "minor",
    pain_zones: ["lower_back_left", "saddle_area", "leg_back_left", "leg_back_right", "chest"],
    pain_change: "changed",
    change_days: "100",
    pain_pattern: ["belly_pain"],
    nerve_signs: ["leg_pain", "leg_numb", "one_arm", "unsure"],
    leg_change: "no",
    older_signs: ["old_saddle", "old_bladder", "old_bowel", "old_both_legs", "old_unsteady"],
    older_saddle: "checked",
    older_bladder: "checked",
    older_bowel: "checked",
    older_unsteady: "checked",
  }),
  "whose own words are asked about": {
    ...strain({ age_years: "67" }),
    free_text: "My partner hits me. Years ago I tried to kill myself. I fell off the roof",
    words_self_harm: "no",
    words_safety: "safe",
    words_injury: "big_2_weeks",
    words_examined: "yes",
    safe_way: "In the mornings",
  },
  "who is pregnant, fell long ago and has a helper": strain({
    respondent: "proxy",
    relation: "parent",
    sex_at_birth: "female",
    age_years: "30",
    pregnancy: "yes",
    gestation_weeks: "15",
    trigger: "fall_or_knock",
    injury: "big_older",
    examined_since_injury: "yes",
    mobility: "cannot_stand_upright",
    nerve_signs: ["leg_weak"],
    leg_change: "no",
  }),
};
/** Each in both languages, once with JavaScript and once without. */
const WALKS = Object.entries(CURIOUS).flatMap(([who, answers], at) =>
  LOCALES.map((locale, turn) => ({ who, answers, locale, scripts: (at + turn) % 2 === 0 })),
);

test("these walks leave out no page but those after a birth and for a child", () => {
  const walked = Object.values(CURIOUS).flatMap((answers) => pagesOf(answers).pages);
  const left = STEPS.map(({ id }) => id).filter((id) => !walked.includes(id));
  expect(left).toEqual(["pregnancy", "child"]);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    for (const { who, answers, locale } of WALKS.filter(
      ({ scripts }) => scripts === javaScriptEnabled,
    ))
      test(`every question of somebody ${who} can be answered, in ${locale}`, async ({ page }) => {
        test.slow();
        await begin(page, locale);
        await walk(page, answers);
        await page.getByRole("button", { name: messagesOn(page).check.send }).click();
        await expect(page.getByRole("heading", { level: 1 })).toContainText(
          messagesOn(page).result.urgent.title,
        );
        const filed = await intakeByReference(await referenceOn(page));
        expect(await levelInQueue(filed.id)).toBe("URGENT");
      });

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
