import type { Answers } from "@/lib/questions/answers";
import { CONTRADICTIONS_DENIED } from "@/lib/questions/contradictions";
import { EMERGENCY_BODY, EMERGENCY_NERVES, EMERGENCY_OTHER } from "@/lib/questions/emergency-steps";
import { checkName, whichName } from "@/lib/questions/gates";
import { RECENT_SIGNS } from "@/lib/questions/general-steps";
import { DRUGS, ILLNESSES, RECENT_EVENTS } from "@/lib/questions/history-steps";
import { NERVE_SIGNS } from "@/lib/questions/nerve-steps";
import { PAIN_PATTERN } from "@/lib/questions/pain-steps";
import { WORDS_DENIED } from "@/lib/questions/words-steps";
import { isRequired } from "@/lib/triage/asked";
import type { ReviewFlag } from "@/lib/triage/flags";
import { type Level, SYMPTOM_KEYS, type Symptoms, SymptomsSchema } from "@/lib/triage/symptoms";
import { type Triage, triage } from "@/lib/triage/triage";
import { easingToCome } from "./follow-ups";
import { symptomsOf } from "./symptoms-of";

const DENIALS = [false, "none", "no", "well"] as const;

// These two are not signs: their answers can make leg signs less urgent (catalogue b.6 20, 24).
const EASING: Partial<Symptoms> = {
  leg_symptoms_timing: "long_standing_checked",
  leg_symptoms_walking_eased_sitting: true,
};

/** The mildest answer to each question; missing where there is none (age, score, course). */
const MILDEST = SYMPTOM_KEYS.flatMap((key) => {
  if (key === "trigger" || key === "free_text") return [];
  const easing = EASING[key];
  if (easing !== undefined) return [[key, easing] as const];
  const denial = DENIALS.find((value) => SymptomsSchema.shape[key].safeParse(value).success);
  return denial === undefined ? [] : [[key, denial] as const];
});

/** Every follow-up of a "not sure", and of a mark on the body map, answered No. */
const CHECKS_DENIED: Answers = {
  ...Object.fromEntries(
    [EMERGENCY_NERVES, EMERGENCY_BODY, EMERGENCY_OTHER, NERVE_SIGNS].flatMap((group) =>
      group.options.map((option) => [checkName(option), "no"]),
    ),
  ),
  ...Object.fromEntries(
    [PAIN_PATTERN, RECENT_SIGNS, ILLNESSES, RECENT_EVENTS, DRUGS].map(({ name }) => [
      whichName(name),
      ["none"],
    ]),
  ),
  ...CONTRADICTIONS_DENIED,
  ...WORDS_DENIED,
};

/** The same facts with the mildest answer to every question not asked yet, or to these keys. */
function restMildest(symptoms: Symptoms, mildest = MILDEST): Symptoms {
  const open = mildest.filter(([key]) => symptoms[key] === undefined && isRequired(key, symptoms));
  return { ...symptoms, ...Object.fromEntries(open) };
}

const DENIALS_ONLY = MILDEST.filter(([key]) => !(key in EASING));
const FLAGS_OF_DOUBT: readonly ReviewFlag[] = [
  "phone_alert",
  "unsure_red_flag",
  "not_sure_answers",
];

/**
 * The triage of an intake that ends before all questions: an emergency stop, or a child's short
 * screen. A question not asked counts as no (catalogue b.6 4), not as "not sure", so that neither
 * the level nor the reasons come from silence. This is only for the calculation; the facts are
 * stored as they are. An answer of "not sure" counts as always.
 */
export function triageUnfinished(symptoms: Symptoms): Triage {
  const known = triage(restMildest(symptoms, DENIALS_ONLY));
  const rules = known.rules.filter(
    (rule) => !rule.unsure || rule.because.some(({ value }) => value === "unsure"),
  );
  const doubt = rules.some((rule) => rule.unsure);
  const flags = known.flags.filter((flag) => doubt || !FLAGS_OF_DOUBT.includes(flag));
  return { ...known, level: rules[0]?.level ?? known.level, rules, flags };
}

/**
 * The symptoms of these answers, with the mildest answer to every remaining question. A colic that was
 * not asked for yet has two: denied it is no sign, told it can take the trunk sum away (2b.2).
 */
function mildestSymptoms(answers: Answers): Symptoms[] {
  const known = symptomsOf({ ...CHECKS_DENIED, ...easingToCome(answers), ...answers });
  const mildest = restMildest(known);
  if (known.flank_to_groin_colic !== undefined) return [mildest];
  return [mildest, { ...mildest, flank_to_groin_colic: true }];
}

/** Is it an emergency whatever is still to be answered? */
export function isEmergencyAtMildest(answers: Answers): boolean {
  return mildestSymptoms(answers).every((each) => triage(each).level === "EMERGENCY");
}

// The contact that a page must ask for depends on the level before that page is read. This is the
// only level worked out without `assess`.
function levelSoFar(answers: Answers): Level {
  return triage(symptomsOf(answers)).level;
}

/** From URGENT up we must be able to call (catalogue f 7). */
export function phoneRequired(answers: Answers): boolean {
  return ["EMERGENCY", "URGENT"].includes(levelSoFar(answers));
}

/**
 * SOON and ROUTINE promise that we get in touch, so we need a phone number or an e-mail address.
 */
export function contactRequired(answers: Answers): boolean {
  return levelSoFar(answers) !== "SELF_CARE";
}
