import { expect, test } from "@playwright/test";
import { STEPS } from "@/lib/form/steps";
import { LOCALES } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/questions/answers";
import { strain } from "@/test/people";
import { walk as pagesOf } from "@/test/walk";
import { intakeByReference, levelInQueue } from "./database";
import { begin, messagesOn, referenceOn, walk } from "./patient";

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
  });
}
