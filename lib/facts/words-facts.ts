import type { Answers } from "@/lib/questions/answers";
import { many, one, truth } from "@/lib/questions/gates";
import {
  ASKED_BACK,
  foundSigns,
  questionOn,
  type WordsSign,
  WRITTEN_BACK,
} from "@/lib/questions/words-steps";
import { untoldHits } from "@/lib/triage/own-words/facts";
import type { Symptoms } from "@/lib/triage/symptoms";

const SINCE = {
  now_worse: "long_standing_now_worse",
  weeks_not_checked: "began_2_to_12_weeks_not_checked",
  long_not_checked: "long_standing_not_checked",
  checked: "long_standing_checked",
  unsure: "unsure",
} as const;

const since = (answer: string) => SINCE[answer as keyof typeof SINCE];

type LegSign = "leg_weakness" | "leg_numbness" | "foot_drop";

/** What is new makes the legs new; what is old leaves another leg sign its age. */
function legs(sign: LegSign, answers: Answers, known: Symptoms): Symptoms {
  const answer = one(answers, "words_legs") ?? "no";
  if (answer === "no") return {};
  const [side, age] = answer.split("_");
  const timing = ({ new: "new", old: "long_standing" } as const)[age ?? ""] ?? "unsure";
  const before = known.leg_symptoms_timing;
  const keeps = timing !== "new" && before !== undefined && before !== "none";
  return {
    [sign]: answer === "unsure" ? "unsure" : sign === "foot_drop" ? true : side,
    leg_symptoms_timing: keeps ? before : timing,
    leg_weakness_worsening: truth(one(answers, "words_leg_worse")),
    leg_symptoms_walking_eased_sitting: truth(one(answers, "words_leg_walking")),
  };
}

const SEXUAL: Partial<Record<string, Symptoms["sexual_sensation_or_function"]>> = {
  new: "new",
  old: "long_standing",
  unsure: "unsure",
};
const PREGNANT: Partial<Record<string, Symptoms["pregnancy"]>> = {
  yes: "possible",
  unsure: "unsure",
};
const SAFETY = {
  safe: "unsafe",
  danger: "danger_now",
  not_meant: "none",
  unsure: "unsure",
} as const;
const TICK = { fever: "words_hot", shaking_chills: "words_chills", night_sweats: "words_sweats" };
const TRAUMA: Partial<Record<string, Symptoms["trauma"]>> = {
  small: "minor",
  big_2_weeks: "major",
  big_older: "major",
  unsure: "unsure",
};

/** What an answer says of its sign; a no says nothing new. */
function told(sign: WordsSign, answer: string, answers: Answers, known: Symptoms): Symptoms {
  switch (sign) {
    case "unsafe_at_home":
      return { unsafe_at_home: SAFETY[answer as keyof typeof SAFETY] };
    case "saddle_numbness":
      return { saddle_numbness: answer === "new" ? "new" : since(answer) };
    case "bladder":
    case "bowel":
      return { [sign]: answer === "new" ? "new_leak" : since(answer) };
    case "sexual_sensation_or_function":
      return { [sign]: SEXUAL[answer] };
    case "leg_weakness":
    case "leg_numbness":
    case "foot_drop":
      return legs(sign, answers, known);
    case "unsteady_or_clumsy":
      return { ...yesIn(sign, answer), ...(answer === "yes" && { unsteady_timing: "new" }) };
    case "pregnancy":
      return { pregnancy: PREGNANT[answer] };
    case "iv_drug_use":
      return answer === "none" ? {} : { iv_drug_use: answer as Symptoms["iv_drug_use"] };
    case "trauma":
      return {
        trauma: TRAUMA[answer],
        examined_since_injury: truth(one(answers, "words_examined")),
      };
    case "seizure":
      return yesIn("fainted_or_collapsed", answer);
    default:
      return yesIn(sign, answer);
  }
}

function yesIn(key: WordsSign, answer: string): Symptoms {
  return answer === "no" ? {} : { [key]: truth(answer) };
}

/** One of the signs that are ticked in a list. */
function ticked(sign: keyof typeof TICK, list: readonly string[]): Symptoms {
  if (list.includes(TICK[sign])) return { [sign]: true };
  return list.includes("unsure") ? { [sign]: "unsure" } : {};
}

/** Here the mild answer is a yes. */
const EASED_BY_YES: readonly string[] = [
  "leg_symptoms_walking_eased_sitting",
  "examined_since_injury",
] satisfies (keyof Symptoms)[];

function isMildest(key: keyof Symptoms, facts: Symptoms): boolean {
  const value: unknown = facts[key];
  if (EASED_BY_YES.includes(key)) return value === true;
  return value === false || value === "none" || value === "no";
}

/**
 * The readings of these facts beside what the own words tell (`words`). The mildest answer gives way.
 * Where both tell more than that, each of the two may be the worse one.
 */
export function besideWords(known: Symptoms, words: Symptoms): Symptoms[] {
  let readings: Symptoms[] = [{ ...known, ...words }];
  for (const key of Object.keys(words) as (keyof Symptoms)[]) {
    const before = known[key];
    if (before === undefined || isMildest(key, known) || before === words[key]) continue;
    const kept = readings.map((each) => ({ ...each, [key]: before }));
    readings = isMildest(key, words) ? kept : [...readings, ...kept];
  }
  return readings;
}

/**
 * What the own words tell once they were asked again (catalogue 2c.1): each answer sets its fact, a no
 * leaves it. Signs beyond those asked again stay "not sure". Nothing until all was answered. `known` is
 * what the other answers tell.
 */
export function wordsFacts(answers: Answers, known: Symptoms): Symptoms {
  const found = foundSigns(answers);
  const open = found.some(({ asked }) => asked !== null && answers[asked] === undefined);
  if (found.length === 0 || open) return {};
  const facts: Symptoms = { free_text_asked_again: true };
  for (const { sign, asked } of found) {
    Object.assign(
      facts,
      asked === null ? yesIn(keyOf(sign), "unsure") : answered(sign, asked, answers, known),
    );
  }
  return facts;
}

/** What the answer to the question `asked` says of its sign. */
function answered(sign: WordsSign, asked: string, answers: Answers, known: Symptoms): Symptoms {
  if (sign === "fever" || sign === "shaking_chills" || sign === "night_sweats")
    return ticked(sign, many(answers, asked) ?? []);
  return defined(told(sign, one(answers, asked) ?? "", answers, known));
}

/**
 * What the answers to a clinician's written questions tell: of a sign that was asked about, its fact; a
 * no leaves it. A sign that the patient wrote of is "not sure" also where the own words from before were
 * asked again. `known` is what the other answers tell.
 */
export function askedBackFacts(answers: Answers, known: Symptoms): Symptoms {
  const facts: Record<string, unknown> = {};
  for (const sign of (many(answers, ASKED_BACK) ?? []) as WordsSign[])
    Object.assign(facts, answered(sign, questionOn(sign).name, answers, known));
  if (known.free_text_asked_again !== true) return facts;
  for (const free_text of many(answers, WRITTEN_BACK) ?? [])
    for (const { fact } of untoldHits({ ...known, ...facts, free_text }))
      if (fact !== null) facts[fact] = "unsure";
  return facts;
}

const keyOf = (sign: WordsSign) => (sign === "seizure" ? "fainted_or_collapsed" : sign);

function defined(facts: Symptoms): Symptoms {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
