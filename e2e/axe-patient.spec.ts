import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { addScores } from "@/lib/aftercare/commands";
import { askedFields, askedSteps, codeOf, getStep, STEPS, type StepId } from "@/lib/form/steps";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/questions/answers";
import { isProxy } from "@/lib/questions/gates";
import { answered } from "@/lib/questions/offered";
import messages from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { expectNoBarrier } from "./barriers";
import { query } from "./database";
import { answerPage, messagesOn, remember } from "./patient";
import { answersOf } from "./people";
import { PUBLIC_PATHS } from "./public-paths";
import { untilHeard } from "./scripts";
import { beginWith, fileIntake, test } from "./staff";

// Checking many large pages takes long on a busy machine.
const SLOW = 300_000;

test.describe("the patient's pages have no barrier that axe can find", () => {
  test("start, privacy and not found", async ({ page }) => {
    for (const path of [
      "/en",
      "/en?notice=expired",
      "/en/privacy",
      "/en/resume",
      "/es",
      "/es/privacy",
      "/es/resume",
    ]) {
      await page.goto(path);
      await expectNoBarrier(page, path);
    }
    expect((await page.goto("/en/intake/moon"))?.status()).toBe(404);
    await expectNoBarrier(page, "not found");
  });

  for (const locale of LOCALES)
    test(`the public pages about back spasms, in ${locale}`, async ({ page }) => {
      test.setTimeout(SLOW);
      const paths = PUBLIC_PATHS.filter((path) => path.startsWith("/learn"));
      for (const path of [...paths, "/learn/moon"]) {
        await page.goto(`/${locale}${path}`);
        await expectNoBarrier(page, `/${locale}${path}`);
      }
    });

  /** Answers every open question with the least alarming answer. */
  function complete(given: Answers): Answers {
    const answers = { ...given };
    const harmless = ["no", "none", "mistake", "walks", "checked", "constipation_only"];
    for (const page of STEPS) {
      const asked = askedSteps(answers).some(({ id }) => id === page.id);
      for (const field of asked ? askedFields(page, answers) : []) {
        if (answers[field.name] !== undefined) continue;
        if (field.kind === "checkboxes") Object.assign(answers, answered(field, ["none"]));
        else if (field.kind === "radio")
          answers[field.name] = field.options.find((option) => harmless.includes(option)) ?? "";
        else answers[field.name] = field.kind === "number" ? String(field.min) : "";
      }
    }
    return answers;
  }

  // Together these people are asked every page of the intake.
  const people: Record<string, Answers> = {
    "a woman who is pregnant and not sure of anything": answersOf("Raman", {
      emergency_nerves: ["unsure"],
      emergency_body: ["unsure"],
      emergency_other: ["unsure"],
      nerve_signs: ["unsure"],
      pain_pattern: ["unsure"],
      recent_signs: ["unsure"],
      illnesses: ["unsure"],
      recent_events: ["unsure"],
      drugs: ["unsure"],
    }),
    "an old man with old trouble, cancer and a blood thinner": answersOf("Jensen", {
      nerve_signs: ["leg_pain", "leg_weak", "one_arm"],
      older_signs: ["old_bladder", "old_bowel", "old_both_legs"],
      leg_change: "no",
      recent_signs: [
        "fever_or_chills",
        "vomiting",
        "headache_or_neck",
        "urine",
        "skin",
        "bite_or_wound",
        "cramps_or_shakes",
      ],
      illnesses: ["blood_thinner", "steroids", "weak_immunity", "skin_eye_bowel_spine"],
      recent_events: ["spine_procedure", "medicine_changed"],
      pain_change: "changed",
      injury: "big_older",
      examined_since_injury: "yes",
      pain_zones: ["lower_back_left", "saddle_area", "leg_back_left", "leg_back_right", "chest"],
    }),
    "somebody who answers for a friend": answersOf("Carver", {
      respondent: "proxy",
      relation: "relative_or_friend",
      illnesses: ["weak_bones"],
      injury: "big_older",
      examined_since_injury: "yes",
    }),
    "a woman who gave birth, was bitten and has a family with a weak artery": answersOf("Carver", {
      sex_at_birth: "female",
      age_years: "30",
      emergency_body: ["known_aneurysm"],
      pregnancy: "birth",
      emergency_other: ["bite_spreading"],
      bite_or_wound_kind: "minor",
      pain_pattern: ["belly_pain"],
    }),
    "somebody whose own words are asked again": {
      ...answersOf("Carver"),
      free_text: "I want to die. My partner hits me. I fell off the roof",
      words_found: ["thoughts_self_harm", "unsafe_at_home", "trauma"],
      words_safety: "safe",
      words_injury: "big_2_weeks",
    },
    "a child": { respondent: "proxy", age_years: "12", sex_at_birth: "female" },
  };
  const seen = new Set<StepId>();
  const looked = new Set<string>();
  /** Does this page put other questions, or in other words, than each that was looked at? */
  const isNew = (step: StepId, answers: Answers) => {
    const asked = JSON.stringify([isProxy(answers), step, askedFields(getStep(step), answers)]);
    return looked.size < looked.add(asked).size;
  };
  const turns = new Map<StepId, number>();
  const lookedIn: Locale[] = [];
  /**
   * The languages in turn, because the markup is the same in each: a page that is looked at twice is
   * looked at in both.
   */
  function nextLocale(step: StepId): Locale {
    const turn = turns.get(step) ?? STEPS.findIndex(({ id }) => id === step);
    turns.set(step, turn + 1);
    const locale = LOCALES[turn % LOCALES.length] ?? "en";
    lookedIn.push(locale);
    return locale;
  }
  for (const [who, given] of Object.entries(people)) {
    const answers = complete(given);
    const asked = askedSteps(answers).map(({ id }) => id);
    for (const step of asked) seen.add(step);
    const looks = asked
      .filter((step) => isNew(step, answers))
      .map((step) => ({ step, locale: nextLocale(step) }));
    test(`every question that ${who} is asked, and nobody before`, async ({
      page,
      context,
      address,
    }) => {
      test.setTimeout(SLOW);
      await remember(context, address, await beginWith(answers));
      expect(looks.length).toBeGreaterThan(0);
      for (const { step, locale } of looks) {
        await page.goto(`/${locale}/intake/${codeOf(step)}`);
        await expect(page).toHaveURL(new RegExp(`/${locale}/intake/${codeOf(step)}$`));
        await expectNoBarrier(page, `${step} in ${locale}`);
      }
    });
  }
  test("no page of the intake is left out, and each language has its share", () => {
    expect(STEPS.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
    for (const locale of LOCALES)
      expect(lookedIn.filter((each) => each === locale).length).toBeGreaterThan(STEPS.length / 3);
  });

  test("pages left empty, with their errors, and the page to check the answers", async ({
    page,
    context,
    address,
  }) => {
    const whole = strain({ free_text: "Some words of my own" });
    const without = (names: string[]) =>
      Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));
    const contact = ["given_name", "family_name", "phone", "birth_date", "interpreter"];
    for (const [step, answers] of [
      ["about_you", {}],
      ["emergency_nerves", without(["emergency_nerves"])],
      ["pain_start", without(["duration_amount", "onset"])],
      ["contact", without(contact)],
      ["privacy", without(["consent", "signed_name"])],
    ] as const) {
      await remember(context, address, await beginWith(answers));
      await page.goto(`/en/intake/${codeOf(step)}`);
      await page.getByRole("button", { name: "Continue" }).click();
      await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`/intake/${codeOf(step)}([?]|$)`));
      await expectNoBarrier(page, `${step} with errors`);
    }
    await remember(context, address, await beginWith(whole));
    await page.goto("/en/intake/check");
    await expectNoBarrier(page, "check");
  });

  for (const locale of ["en", "es"] as const) {
    test(`saving for later and coming back, with errors, in ${locale}`, async ({
      page,
      context,
      address,
    }) => {
      await remember(context, address, await beginWith({}));
      await page.goto(`/${locale}/intake/save`);
      await expectNoBarrier(page, "save");
      const button = page.getByRole("main").getByRole("button").first();
      await button.click();
      await expect(page).toHaveTitle(/^Error/);
      await expectNoBarrier(page, "save with errors");
      const boxes = page.getByRole("textbox");
      for (const [index, part] of ["1", "1", "1980"].entries()) await boxes.nth(index).fill(part);
      await button.click();
      await expect(page).toHaveURL(/save\/code$/);
      await expectNoBarrier(page, "code");
      await page.getByRole("main").getByRole("button").first().click();
      await expect(page).toHaveTitle(/^Error/);
      await expectNoBarrier(page, "sending the code with errors");
      await page.goto(`/${locale}/resume`);
      await page.getByRole("main").getByRole("button").click();
      await expect(page).toHaveTitle(/^Error/);
      await expectNoBarrier(page, "resume with errors");
      await page.goto(`/${locale}/intake/${codeOf("about_you")}`);
      await untilHeard(page, "submit");
      await context.setOffline(true);
      await page.getByRole("main").getByRole("button").first().click();
      await expect(page.getByRole("main").getByRole("alert")).toBeFocused();
      await expectNoBarrier(page, "a page that could not be sent");
    });
  }

  for (const [family, level, locale] of [
    ["Ferrari", "URGENT", "es"],
    ["Lund", "SOON", "en"],
    ["Nilsen", "ROUTINE", "en"],
    ["Carver", "SELF_CARE", "es"],
  ] as const) {
    test(`the result of ${level}, in ${locale}`, async ({ page, context, address }) => {
      const { id, token } = await fileIntake(answersOf(family));
      const [row] = await query<{ level: string }>(`SELECT "level" FROM "Intake" WHERE "id" = $1`, [
        id,
      ]);
      expect(row?.level).toBe(level);
      await remember(context, address, token);
      await page.goto(`/${locale}/result`);
      await expectNoBarrier(page, level);
    });
  }

  for (const locale of ["en", "es"] as const) {
    test(`the status pages, and the questions for a patient who feels worse, in ${locale}`, async ({
      page,
      context,
      address,
    }) => {
      test.setTimeout(SLOW);
      const { id, token } = await fileIntake(answersOf("Lund"));
      await remember(context, address, token);
      await page.goto(`/${locale}/status/mine`);
      await expectNoBarrier(page, "status on the device that sent");
      const buttons = page.getByRole("main").getByRole("button");
      await buttons.filter({ hasText: messagesOn(page).status.keep.make }).click();
      await expect(page).toHaveURL(/\/status\/[\w-]{43}$/);
      const link = page.url();
      await context.clearCookies();
      await page.reload();
      await expectNoBarrier(page, "status by the link alone");
      await buttons.filter({ hasText: messagesOn(page).status.worse.button }).click();
      await expect(page).toHaveURL(/\/check\/q-\w\w$/);
      await expectNoBarrier(page, "asked again");
      await buttons.filter({ hasText: messagesOn(page).common.continue }).click();
      await expect(page.locator("#error-summary")).toBeFocused();
      await expectNoBarrier(page, "asked again, with errors");
      await answerPage(page, answersOf("Whitlock"));
      await expect(page).toHaveURL(/told=worse$/);
      await expectNoBarrier(page, "an emergency by the link alone");
      for (const below of ["/questions", "/stop"]) {
        await page.goto(`${link}${below}`);
        await expectNoBarrier(page, below);
      }
      await page.goto(`${link}/questions`);
      await page.getByRole("main").getByRole("button").first().click();
      await expect(page).toHaveTitle(/^Error/);
      await expectNoBarrier(page, "three questions, with errors");
      await query(
        `INSERT INTO "CheckIn" ("id", "intakeId", "day", "dueAt") VALUES ($1, $2, 3, now())`,
        [randomUUID(), id],
      );
      await page.goto(`${link}/check-in/3`);
      await expectNoBarrier(page, "check-in");
      await page.getByRole("main").getByRole("button").nth(1).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        messagesOn(page).checkIn.thanks,
      );
      await expectNoBarrier(page, "check-in, answered");
      await addScores(id, { pain: 7, enjoyment: 6, activity: 5 }, new Date());
      await remember(context, address, token);
      await page.goto(`/${locale}/status/mine`);
      await expectNoBarrier(page, "status with scores");
      await page.goto(link.replace(/.{9}$/, "A".repeat(9)));
      await expectNoBarrier(page, "a link that has ended");
    });
  }

  test("the result of a child under 16", async ({ page, context, address }) => {
    const { respondent, sex_at_birth, emergency_nerves } = strain();
    const child = { respondent, sex_at_birth, emergency_nerves, age_years: "12" };
    const { token } = await fileIntake(
      { ...child, child_fever: "no", child_walking: "walks" },
      "under_16",
    );
    await remember(context, address, token);
    await page.goto("/en/result");
    await expect(page.getByRole("heading", { level: 1 })).toContainText(
      messages.result.under16.title,
    );
    await expectNoBarrier(page, "under 16");
  });

  for (const [what, locale, more] of [
    ["cauda equina", "en", { emergency_nerves: ["saddle", "bladder_start"] }],
    ["thoughts of suicide", "es", { emergency_other: ["self_harm"] }],
    ["too many painkillers", "en", { emergency_other: ["too_many_painkillers"] }],
    ["bleeding in pregnancy", "es", { pregnancy: "yes", emergency_other: ["pregnancy_bleeding"] }],
  ] as const) {
    test(`the emergency page after ${what}, and saying that it was checked or a mistake, in ${locale}`, async ({
      page,
      context,
      address,
    }) => {
      const base = { respondent: "self", age_years: "34", sex_at_birth: "female" };
      const answers = Object.fromEntries(
        Object.entries({ ...base, ...more }).map(([name, value]) => [
          name,
          typeof value === "string" ? value : [...value],
        ]),
      );
      const { token } = await fileIntake(answers, "emergency_stop");
      await remember(context, address, token);
      await page.goto(`/${locale}/result`);
      await page.getByText(messagesOn(page).result.emergency.wrongTitle).click();
      await expectNoBarrier(page, "emergency");
      for (const kind of ["already_checked", "answered_by_mistake"]) {
        await page.goto(`/${locale}/result/confirm?kind=${kind}`);
        await expectNoBarrier(page, kind);
      }
    });
  }
});
