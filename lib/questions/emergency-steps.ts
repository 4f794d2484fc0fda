import { BITE_OR_WOUND_KIND } from "@/lib/triage/answer-words";
import type { Answers } from "./answers";
import {
  type Checkboxes,
  type Field,
  offeredOptions,
  radio,
  retired,
  type Step,
  signs,
  step,
  YES_NO_UNSURE,
} from "./fields";
import {
  checkName,
  isAdult,
  isPregnant,
  isUnder16,
  many,
  mayBePregnant,
  maybeHas,
  one,
} from "./gates";
import { EXAMINED_AT_ONCE } from "./injury";

// The emergency screen: catalogue b.1 and 2a.2, on three pages.

export const EMERGENCY_NERVES = signs("emergency_nerves", [
  "saddle",
  "bladder_start",
  "bladder_leak",
  "bladder_no_feeling",
  "bowel",
  "both_legs_weak_or_numb",
  "both_legs_pain",
  "unsteady",
]);

export const EMERGENCY_BODY = signs("emergency_body", [
  "face_speech_or_one_side",
  "fainted",
  "cold_sweat",
  "tearing_pain",
  "chest_pain",
  "short_of_breath",
  "pulsing_belly",
  "known_aneurysm",
  "cold_leg",
  "major_injury",
]);

const PREGNANCY_ANSWERS = [
  "not_applicable",
  "no_birth_control",
  "no",
  "possible",
  "yes",
  "birth",
  "unsure",
] as const;

export const EMERGENCY_OTHER = signs(
  "emergency_other",
  [
    "confused",
    "fever_stiff_neck",
    "jaw_or_whole_body",
    "cola_urine",
    "bite_spreading",
    "pregnancy_bleeding",
    "pregnancy_waves",
    "baby_moving_less",
    "shoulder_tip",
    "too_many_painkillers",
    "blood_vomit_stool",
    "black_stools",
    "self_harm",
  ],
  {
    optionGates: {
      pregnancy_bleeding: mayBePregnant,
      pregnancy_waves: mayBePregnant,
      baby_moving_less: mayBePregnant,
      shoulder_tip: isAdult,
    },
  },
);

/** One stem covers several illnesses of the main artery; which it is decides (catalogue 2a.3). */
export const AORTA_KIND = signs("aorta_kind", ["aneurysm", "marfan", "valve", "family"], {
  hint: true,
  when: (answers) => maybeHas(answers, "emergency_body", "known_aneurysm"),
});

const gaveBirth = (answers: Answers) =>
  mayBePregnant(answers) && one(answers, "pregnancy") === "birth";
export const mayBeBitten = (answers: Answers) =>
  maybeHas(answers, "emergency_other", "bite_spreading");
/** What bit: also asked later of who has another wound. */
export const BITE_KIND = radio("bite_or_wound_kind", [...BITE_OR_WOUND_KIND, "unsure"]);

/** After "not sure": each sign that was not ticked, one by one (catalogue X1). */
export function checksOf(group: Checkboxes): Field[] {
  return group.options.map((option) =>
    radio(checkName(option), YES_NO_UNSURE, {
      when: (answers) => {
        const ticked = many(answers, group.name);
        if (!ticked?.includes("unsure") || ticked.includes(option)) return false;
        return offeredOptions(group, answers).includes(option);
      },
    }),
  );
}

/** The follow-up page of a group; asked only where "not sure" was ticked. */
export function checkStep<const Id extends string>(
  id: Id,
  code: string,
  section: Step["section"],
  group: Checkboxes,
) {
  return step(id, code, section, checksOf(group), {
    when: (answers) => many(answers, group.name)?.includes("unsure") ?? false,
  });
}

export const EMERGENCY_STEPS = [
  step("emergency_nerves", "q-5k", "emergency", [EMERGENCY_NERVES], { reason: true }),
  checkStep("emergency_nerves_unsure", "q-5f", "emergency", EMERGENCY_NERVES),
  step("emergency_body", "q-6v", "emergency", [EMERGENCY_BODY]),
  checkStep("emergency_body_unsure", "q-5g", "emergency", EMERGENCY_BODY),
  step("emergency_body_more", "q-2g", "emergency", [AORTA_KIND, EXAMINED_AT_ONCE], {
    when: isAdult,
  }),
  step(
    "emergency_other",
    "q-4j",
    "emergency",
    [radio("pregnancy", PREGNANCY_ANSWERS, { when: mayBePregnant }), EMERGENCY_OTHER],
    { reason: true },
  ),
  checkStep("emergency_other_unsure", "q-8h", "emergency", EMERGENCY_OTHER),
  step("emergency_other_more", "q-3t", "emergency", [{ ...BITE_KIND, when: mayBeBitten }], {
    when: isAdult,
  }),
  step(
    "pregnancy",
    "q-2m",
    "you",
    [
      radio("birth_weeks", ["weeks_0_to_6", "weeks_7_to_12", "unsure"], { when: gaveBirth }),
      retired(
        radio("recent_birth", ["no", "weeks_0_to_6", "weeks_7_to_12", "unsure"]),
        "birth_weeks",
      ),
    ],
    { reason: true },
  ),
  step(
    "gestation",
    "q-2v",
    "you",
    [{ kind: "number", name: "gestation_weeks", min: 1, max: 45, optional: true, hint: true }],
    { when: isPregnant },
  ),
  step(
    "child",
    "q-7p",
    "emergency",
    [radio("child_fever", YES_NO_UNSURE), radio("child_walking", ["walks", "cannot", "unsure"])],
    { when: isUnder16 },
  ),
] as const;
