import { expect } from "@playwright/test";
import { askedFields, askedSteps, codeOf, getStep, STEPS, type StepId } from "@/lib/form/steps";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/questions/answers";
import { isProxy } from "@/lib/questions/gates";
import { answered } from "@/lib/questions/offered";
import { expectNoBarrier } from "./barriers";
import { remember } from "./patient";
import { answersOf } from "./people";
import { beginWith, test } from "./staff";

// Checking many large pages takes long on a busy machine.
const SLOW = 300_000;

test.describe("the questions of the intake have no barrier that axe can find", () => {
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
});
