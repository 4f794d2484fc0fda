import { CANCER_HISTORY, INFLAMMATORY_HISTORY } from "@/lib/triage/answer-words";
import type { Answers } from "./answers";
import { maybeTold } from "./contradictions";
import { radio, signs, step, YES_NO_UNSURE } from "./fields";
import { CONDITIONS, INJECTED_BEFORE } from "./former-lists";
import { isAdult, maybeHas, one } from "./gates";
import { EXAMINED_LATER, INJURY_OF_WEAK_BONES } from "./injury";
import { whichStep } from "./not-sure";
import { FORMER_LIMITS, MEDICINE_LIMITS } from "./plan-fields";

// Pages 10 and 11 of the catalogue (2a.2): what changes the risk, long ago and lately.

const hasCalfOrBreathSign = (answers: Answers) =>
  maybeHas(answers, "pain_pattern", "worse_breathing") ||
  maybeHas(answers, "recent_signs", "calf_swelling");
const hasClotSign = (answers: Answers) =>
  hasCalfOrBreathSign(answers) ||
  maybeTold(answers, "emergency_body", "chest_pain", "short_of_breath");

export const ILLNESSES = signs(
  "illnesses",
  [
    "diabetes",
    "weak_immunity",
    "steroids",
    "blood_thinner",
    "weak_bones",
    "smoking_or_pressure",
    "heart",
    "kidneys",
    "ulcer",
    "liver_or_alcohol",
    "sickle_cell",
    "tb",
    "skin_eye_bowel_spine",
    "estrogen",
  ],
  { hint: true, optionGates: { estrogen: hasClotSign } },
);

export const RECENT_EVENTS = signs(
  "recent_events",
  [
    "recent_infection",
    "spine_procedure",
    "surgery_or_hospital",
    "vein_line",
    "travel_surgery_or_bed",
    "seen_twice",
    "medicine_changed",
    "dived",
  ],
  { hint: true, optionGates: { travel_surgery_or_bed: hasCalfOrBreathSign } },
);

export const DRUGS = signs(
  "drugs",
  ["injected_past", "injected_lately", "stimulants", "laughing_gas"],
  { hint: true },
);

const ill = (illness: string) => (answers: Answers) => maybeHas(answers, ILLNESSES.name, illness);
const lately = (event: string) => (answers: Answers) =>
  maybeHas(answers, RECENT_EVENTS.name, event);

export const STEROID_KIND = signs("steroid_kind", ["steroids_long", "steroids_daily_need"], {
  hint: true,
  when: ill("steroids"),
});
export const MEDICINE_KIND = signs(
  "medicine_kind",
  [
    "stopped_sedative",
    "stopped_baclofen",
    "stopped_steroid",
    "started_nausea_or_psychosis",
    "started_serotonin",
    "statin_and_new",
  ],
  { hint: true, when: lately("medicine_changed") },
);

const hadCancerOrWeakImmunity = (answers: Answers) =>
  ["past", "active", "unsure"].includes(one(answers, "cancer_history") ?? "") ||
  ill("weak_immunity")(answers);

const adult = { when: isAdult };

export const HISTORY_STEPS = [
  step(
    "history",
    "q-3m",
    "history",
    [
      radio("cancer_history", [...CANCER_HISTORY, "unsure"]),
      ILLNESSES,
      CONDITIONS,
      FORMER_LIMITS,
      MEDICINE_LIMITS,
    ],
    adult,
  ),
  whichStep("history_unsure", "q-2k", "history", ILLNESSES),
  step(
    "history_recent",
    "q-8f",
    "history",
    [
      RECENT_EVENTS,
      DRUGS,
      INJECTED_BEFORE,
      { kind: "textarea", name: "free_text", maxLength: 2000, optional: true },
    ],
    { ...adult, reason: true },
  ),
  whichStep("history_recent_unsure", "q-6d", "history", RECENT_EVENTS, DRUGS),
  step(
    "history_more",
    "q-3q",
    "history",
    [
      radio("chemotherapy_6_weeks", YES_NO_UNSURE, { when: hadCancerOrWeakImmunity }),
      STEROID_KIND,
      radio("skin_bruise", YES_NO_UNSURE, { when: ill("blood_thinner") }),
      radio(
        "inflammatory_history",
        [...INFLAMMATORY_HISTORY.filter((word) => word !== "none"), "none", "unsure"],
        { when: ill("skin_eye_bowel_spine") },
      ),
    ],
    adult,
  ),
  step(
    "recent_more",
    "q-5n",
    "history",
    [
      radio("spine_procedure_when", ["within_3_months", "months_3_to_12", "unsure"], {
        when: lately("spine_procedure"),
      }),
      MEDICINE_KIND,
      INJURY_OF_WEAK_BONES,
    ],
    adult,
  ),
  step("history_injury", "q-8n", "history", [EXAMINED_LATER], adult),
] as const;
