import type { SymptomKey } from "@/lib/triage/symptoms";
import type { Answers } from "./answers";
import { type Field, type Gate, radio, step, YES_NO_UNSURE } from "./fields";
import { many, one } from "./gates";

// A sign that the own words state and the boxes deny is asked again before sending (catalogue 2c).

/** A sign in the own words: the fact that it tells of, or a fit, which tells of a collapse. */
export type WordsSign = SymptomKey | "seizure";

/**
 * The signs in the own words that the answers deny or leave out, most pressing first. Worked out
 * from the text when a page is saved, and kept beside the answers.
 */
export const WORDS_FOUND = "words_found";

/**
 * After sending: the signs that a clinician asked about in writing, and what the patient wrote to a
 * clinician's own question (lib/intake/question). Kept beside the answers.
 */
export const ASKED_BACK = "asked_back";
export const WRITTEN_BACK = "written_back";

/** How old it is, and whether a doctor has checked it. */
const SINCE = [
  "new",
  "now_worse",
  "weeks_not_checked",
  "long_not_checked",
  "checked",
  "no",
  "unsure",
] as const;

type Question = { signs: readonly WordsSign[]; field: Field };

const asks = (field: Field, ...signs: WordsSign[]): Question => ({ signs, field });
/** Yes, no or not sure, in the words of a question that is there already. */
const check = (name: string, wordsOf: string, ...signs: WordsSign[]) =>
  asks({ ...radio(name, YES_NO_UNSURE), wordsOf }, ...signs);
const own = (name: string, ...signs: WordsSign[]) => asks(radio(name, YES_NO_UNSURE), ...signs);

/** One question for each sign, or for several that are asked together. */
const QUESTIONS: readonly Question[] = [
  check("words_self_harm", "self_harm_check", "thoughts_self_harm"),
  asks(radio("words_safety", ["safe", "danger", "not_meant", "unsure"]), "unsafe_at_home"),
  check("words_chest_pain", "chest_pain_check", "chest_pain"),
  check("words_breath", "short_of_breath_check", "short_of_breath"),
  check("words_fainted", "fainted_check", "fainted_or_collapsed"),
  check("words_cold_sweat", "cold_sweat_check", "cold_sweat"),
  check("words_tearing", "tearing_pain_check", "sudden_tearing_pain"),
  check("words_pulsing", "pulsing_belly_check", "pulsing_belly"),
  check("words_belly_hard", "belly_hard_or_tender", "belly_hard_or_tender"),
  check("words_cold_leg", "cold_leg_check", "leg_cold_or_pale"),
  check("words_headache", "headache_sudden_severe", "headache_sudden_severe"),
  asks(radio("words_saddle", SINCE), "saddle_numbness"),
  asks(radio("words_bladder", SINCE), "bladder"),
  asks(radio("words_bowel", SINCE), "bowel"),
  asks(
    { ...radio("words_sexual", ["no", "new", "old", "unsure"]), wordsOf: "sexual_change" },
    "sexual_sensation_or_function",
  ),
  asks(
    radio("words_legs", ["one_new", "both_new", "one_old", "both_old", "no", "unsure"]),
    "leg_weakness",
    "leg_numbness",
    "foot_drop",
  ),
  check("words_unsteady", "unsteady_check", "unsteady_or_clumsy"),
  check("words_face", "face_speech_or_one_side_check", "face_speech_or_one_side_body"),
  own("words_pregnant", "pregnancy"),
  check("words_period", "period_late", "period_late"),
  check("words_bleeding", "pregnancy_bleeding_check", "vaginal_bleeding_or_fluid"),
  check("words_waves", "pregnancy_waves_check", "contractions"),
  check("words_baby", "baby_moving_less_check", "baby_moving_less"),
  check("words_shoulder", "shoulder_tip_check", "shoulder_tip_pain"),
  check("words_black_stools", "black_stools_check", "black_stools"),
  check("words_blood", "blood_vomit_stool_check", "blood_in_vomit_or_stool"),
  own("words_blood_urine", "blood_in_urine"),
  asks(
    {
      kind: "checkboxes",
      name: "words_fever",
      options: ["words_hot", "words_chills", "words_sweats"],
      none: true,
      unsure: true,
    },
    "fever",
    "shaking_chills",
    "night_sweats",
  ),
  own("words_line", "dialysis_line"),
  asks(radio("words_injected", ["none", "past", "current", "unsure"]), "iv_drug_use"),
  own("words_neck", "neck_stiff_or_bad_headache"),
  asks(
    {
      ...radio("words_injury", ["none", "small", "big_2_weeks", "big_older", "unsure"]),
      wordsOf: "injury",
    },
    "trauma",
  ),
  own("words_fit", "seizure"),
  check("words_too_many", "too_many_painkillers_check", "medicine_overuse"),
];

/** The signs that can be asked about again. */
export const WORDS_SIGNS: readonly WordsSign[] = QUESTIONS.flatMap(({ signs }) => signs);

const MOST_ASKED = 3;

/** The question on this sign alone. */
export function questionOn(sign: WordsSign): Field {
  const question = QUESTIONS.find(({ signs }) => signs.includes(sign));
  if (!question) throw new Error(`no question on ${sign}`);
  return question.field;
}

function questionsOn(answers: Answers, list: string): Question[] {
  const signs = (many(answers, list) ?? []) as WordsSign[];
  const questions = signs.flatMap(
    (sign) => QUESTIONS.find((question) => question.signs.includes(sign)) ?? [],
  );
  return [...new Set(questions)];
}

/**
 * The questions on this person's own words, the most pressing first, at most three; then those that
 * a clinician asked.
 */
function questionsFor(answers: Answers): Question[] {
  const own = questionsOn(answers, WORDS_FOUND).slice(0, MOST_ASKED);
  return [...new Set([...own, ...questionsOn(answers, ASKED_BACK)])];
}

/** All own words: what the patient wrote when sending, and to a clinician's question. */
export function ownWordsIn(answers: Answers): string | undefined {
  const texts = [one(answers, "free_text"), ...(many(answers, WRITTEN_BACK) ?? [])];
  return texts.filter(Boolean).join("\n\n") || undefined;
}

/** A sign that was found, with the question on it; null where it is not asked about. */
export type FoundSign = { sign: WordsSign; asked: Field["name"] | null };

/** The signs found in the own words, each with the question that asks it again. */
export function foundSigns(answers: Answers): FoundSign[] {
  const asked = questionsFor(answers);
  return ((many(answers, WORDS_FOUND) ?? []) as WordsSign[]).map((sign) => ({
    sign,
    asked: asked.find(({ signs }) => signs.includes(sign))?.field.name ?? null,
  }));
}

/** Is it asked again whether this person thinks of ending their life? */
export const wroteOfSelfHarm: Gate = (answers) =>
  many(answers, WORDS_FOUND)?.includes("thoughts_self_harm") ?? false;

const isAsked =
  (name: string): Gate =>
  (answers) =>
    questionsFor(answers).some(({ field }) => field.name === name);

/** A leg that is, or may be, weak or numb. */
const mayHaveLegSign: Gate = (answers) =>
  isAsked("words_legs")(answers) && ![undefined, "no"].includes(one(answers, "words_legs"));
const mayBeUnsafe: Gate = (answers) =>
  isAsked("words_safety")(answers) &&
  ["safe", "danger", "unsure"].includes(one(answers, "words_safety") ?? "");
const hadBigInjury: Gate = (answers) =>
  isAsked("words_injury")(answers) &&
  ["big_2_weeks", "big_older"].includes(one(answers, "words_injury") ?? "");

/** What a helper or a partner who reads along must not see once it was answered. */
export const HIDDEN_LATER: readonly string[] = ["words_safety", "safe_way"];

const FIELDS: readonly Field[] = QUESTIONS.map(({ field }) => ({
  ...field,
  when: isAsked(field.name),
}));

export const WORDS_STEPS = [
  step("words_check", "q-7g", "history", FIELDS, {
    when: (answers) => questionsFor(answers).length > 0,
  }),
  step("words_more", "q-4c", "history", [
    {
      ...radio("words_leg_worse", YES_NO_UNSURE, { when: mayHaveLegSign }),
      wordsOf: "leg_weakness_worsening",
    },
    {
      ...radio("words_leg_walking", YES_NO_UNSURE, { when: mayHaveLegSign }),
      wordsOf: "leg_walking_only",
    },
    {
      ...radio("words_examined", YES_NO_UNSURE, { when: hadBigInjury }),
      wordsOf: "examined_since_injury",
    },
    {
      kind: "text",
      name: "safe_way",
      maxLength: 200,
      optional: true,
      hint: true,
      when: mayBeUnsafe,
    },
  ]),
] as const;

/** The names of all answers on the own words. */
export const WORDS_ANSWERS: readonly string[] = WORDS_STEPS.flatMap(({ fields }) =>
  fields.map(({ name }) => name),
);

const MILDEST: Answers = {
  words_safety: "not_meant",
  words_fever: ["none"],
  words_injected: "none",
  words_injury: "none",
};

/** The mildest answer to each of these questions. */
export const WORDS_DENIED: Answers = Object.fromEntries(
  FIELDS.map(({ name }) => [name, MILDEST[name] ?? "no"]),
);
