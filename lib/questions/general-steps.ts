import type { Answers } from "./answers";
import { BITE_KIND, mayBeBitten } from "./emergency-steps";
import { radio, signs, step, YES_NO_UNSURE } from "./fields";
import { GENERAL_SIGNS } from "./former-lists";
import { isAdult, maybeHas, numberOf } from "./gates";
import { whichStep } from "./not-sure";

// Page 9 of the catalogue (2a.2): one list of stems; a tick opens what it covers.

export const RECENT_SIGNS = signs(
  "recent_signs",
  [
    "fever_or_chills",
    "night_sweats",
    "unwell",
    "weight_loss",
    "vomiting",
    "headache_or_neck",
    "urine",
    "skin",
    "calf_swelling",
    "bite_or_wound",
    "cramps_or_shakes",
    "testicle_lump",
  ],
  { hint: true, optionGates: { testicle_lump: ({ sex_at_birth }) => sex_at_birth !== "female" } },
);

const had = (stem: string) => (answers: Answers) => maybeHas(answers, RECENT_SIGNS.name, stem);
const hasFever = had("fever_or_chills");
const vomits = had("vomiting");
const hasHeadache = had("headache_or_neck");
const hint = true as const;

export const FEVER_KIND = signs("fever_kind", ["fever_felt", "shaking_chills"], {
  hint,
  when: hasFever,
});
export const URINE_KIND = signs("urine_kind", ["urine_burns", "urine_blood"], {
  hint,
  when: had("urine"),
});
export const SKIN_KIND = signs("skin_kind", ["rash_where_it_hurts", "bruises_or_pale"], {
  hint,
  when: had("skin"),
});
export const CRAMP_KIND = signs("cramp_kind", ["claw_cramps", "body_shakes"], {
  hint,
  when: had("cramps_or_shakes"),
});

const adult = { when: isAdult };

export const GENERAL_STEPS = [
  step("general", "q-5p", "general", [RECENT_SIGNS, GENERAL_SIGNS], adult),
  whichStep("general_unsure", "q-4t", "general", RECENT_SIGNS),
  step(
    "general_more",
    "q-9d",
    "general",
    [
      FEVER_KIND,
      {
        kind: "number",
        name: "temperature",
        min: 30,
        max: 115,
        decimal: true,
        optional: true,
        hint,
        when: hasFever,
      },
      radio("cannot_keep_fluids_down", YES_NO_UNSURE, { when: vomits }),
      radio("vomiting_over_and_explained", YES_NO_UNSURE, { when: vomits }),
    ],
    adult,
  ),
  step(
    "general_head",
    "q-9v",
    "general",
    [
      radio("headache_sudden_severe", YES_NO_UNSURE, { when: hasHeadache }),
      radio("scalp_jaw_or_sight", YES_NO_UNSURE, {
        when: (answers) => hasHeadache(answers) && (numberOf(answers, "age_years") ?? 0) >= 50,
      }),
      URINE_KIND,
      SKIN_KIND,
    ],
    adult,
  ),
  step(
    "general_bite",
    "q-4w",
    "general",
    [
      {
        ...BITE_KIND,
        when: (answers) => had("bite_or_wound")(answers) && !mayBeBitten(answers),
      },
      CRAMP_KIND,
    ],
    adult,
  ),
] as const;
