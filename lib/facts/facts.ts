import type { Answers } from "@/lib/questions/answers";
import { isMarked, markedLocation } from "@/lib/questions/body-map";
import {
  anyOf,
  durationDays,
  numberOf,
  one,
  part,
  signOf,
  similarBefore,
  type Truth,
  truth,
} from "@/lib/questions/gates";
import { injuryIsAsked } from "@/lib/questions/injury";
import { PAIN_PATTERN } from "@/lib/questions/pain-steps";
import { ownWordsIn } from "@/lib/questions/words-steps";
import type { Symptoms } from "@/lib/triage/symptoms";
import { type LegReading, nerveFacts } from "./nerve-facts";
import { aortaFacts, personFacts } from "./person-facts";
import { signFacts } from "./sign-facts";
import { fever, recentSign, stemFacts } from "./stem-facts";

type Facts = Symptoms;
type Word<Key extends keyof Facts> = Facts[Key] & string;

function word<Key extends keyof Facts>(answers: Answers, name: string) {
  return one(answers, name) as Word<Key> | undefined;
}

/**
 * A fall or crash is asked first for what is recent or unchecked, later for the rest (b.6 41, 58), but
 * not of everybody: where nothing speaks for one, and the first pages had none, there was none (2a.2).
 */
function injuryFacts(answers: Answers): Facts {
  const major = signOf(answers, "emergency_body", "major_injury");
  const examined = truth(one(answers, "examined_since_injury"));
  if (major === true) return { trauma: "major", examined_since_injury: examined };
  const other = one(answers, "injury");
  if (other === "big_and_checked") {
    return { trauma: "major", examined_since_injury: major === "unsure" ? "unsure" : true };
  }
  if (other === "big_2_weeks" || other === "big_older") {
    return { trauma: "major", examined_since_injury: examined };
  }
  if (major === "unsure" || other === "unsure") return { trauma: "unsure" };
  if (other === "small") return { trauma: "minor" };
  const notAsked = one(answers, "trigger") !== undefined && !injuryIsAsked(answers);
  return other === "none" || notAsked ? { trauma: "none" } : {};
}

function mobility(answers: Answers): Facts["mobility"] {
  const child = { walks: "normal", cannot: "cannot_walk", unsure: "unsure" } as const;
  const walking = one(answers, "child_walking") as keyof typeof child | undefined;
  return word<"mobility">(answers, "mobility") ?? (walking && child[walking]);
}

/** Where the pain is: as the marks on the body map leave no doubt, else where it is worst. */
function location(answers: Answers): Facts["pain_location"] {
  return markedLocation(answers) ?? word<"pain_location">(answers, "pain_location");
}

/** As told in the list of signs; there a box left empty does not unsay a mark on the body map. */
function bellyPain(answers: Answers): Truth {
  const told = signOf(answers, PAIN_PATTERN.name, "belly_pain");
  return told !== undefined && isMarked(answers, "belly") ? true : told;
}

function painFacts(answers: Answers): Facts {
  const selfCare = one(answers, "self_care");
  const bite = signOf(answers, "emergency_other", "bite_spreading");
  const bitten = bite === true && one(answers, "bite_or_wound_kind") !== "minor";
  return {
    pain_location: bitten ? "widespread" : location(answers),
    belly_pain: bellyPain(answers),
    duration_days: durationDays(answers),
    onset: word<"onset">(answers, "onset"),
    trigger: word<"trigger">(answers, "trigger"),
    pain_score: numberOf(answers, "pain_score"),
    pain_score_worst: numberOf(answers, "pain_score_worst"),
    pain_change: word<"pain_change">(answers, "pain_change"),
    change_days: numberOf(answers, "change_days"),
    course: word<"course">(answers, "course"),
    mobility: mobility(answers),
    self_care_impossible: { can: false, cannot: true, unsure: "unsure" as const }[selfCare ?? ""],
    worse_with_movement: truth(one(answers, "worse_with_movement")),
    home_treatment: word<"home_treatment">(answers, "home_treatment"),
    similar_before: similarBefore(answers),
    belly_hard_or_tender: truth(one(answers, "belly_hard_or_tender")),
    patient_worried: truth(one(answers, "patient_worried")),
    free_text: ownWordsIn(answers),
    ...injuryFacts(answers),
  };
}

/** A temperature as typed, in Celsius: nothing between 45 and 86 is a body temperature. */
export function celsius(typed: number): number {
  return typed <= 45 ? typed : Math.round(((typed - 32) * 50) / 9) / 10;
}

/** Surely unwell, and perhaps confused too: one word cannot tell both (symptoms-of.ts). */
export function isUnwellPerhapsConfused(answers: Answers): boolean {
  const confused = signOf(answers, "emergency_other", "confused");
  return confused === "unsure" && recentSign(answers, "unwell", "unwell") === true;
}

function generalState(answers: Answers): Facts["general_state"] {
  const confused = signOf(answers, "emergency_other", "confused");
  if (confused === true) return "confused_or_drowsy";
  const unwell = recentSign(answers, "unwell", "unwell");
  if (confused === "unsure" || unwell === "unsure") return "unsure";
  if (confused === undefined || unwell === undefined) return undefined;
  return unwell ? "unwell" : "well";
}

function generalFacts(answers: Answers): Facts {
  const first = (option: string): Truth => part(signOf(answers, "emergency_other", option));
  const temperature = numberOf(answers, "temperature");
  const feverWithNeck = first("fever_stiff_neck");
  const headache = recentSign(answers, "headache_or_neck", "stiff_neck_or_headache");
  const bitten = recentSign(answers, "bite_or_wound", "wound_or_bite");
  return {
    ...stemFacts(answers),
    fever: anyOf(fever(answers), feverWithNeck, truth(one(answers, "child_fever"))),
    temp_c: temperature === undefined ? undefined : celsius(temperature),
    general_state: generalState(answers),
    cannot_keep_fluids_down: truth(one(answers, "cannot_keep_fluids_down")),
    vomiting_over_and_explained: truth(one(answers, "vomiting_over_and_explained")),
    neck_stiff_or_bad_headache: anyOf(headache, feverWithNeck),
    bite_or_wound_kind: word<"bite_or_wound_kind">(answers, "bite_or_wound_kind"),
    wound_or_bite: anyOf(bitten, first("bite_spreading")),
    cancer_history: word<"cancer_history">(answers, "cancer_history"),
    chemotherapy_6_weeks: truth(one(answers, "chemotherapy_6_weeks")),
    skin_bruise: truth(one(answers, "skin_bruise")),
  };
}

/**
 * The facts that these answers tell. What was not asked, or not answered yet, is missing; nothing
 * is ever assumed, and the own words are left out (words-facts.ts). `reading` says which word stands for a leg fact that has two (nerve-facts.ts).
 */
export function factsOf(answers: Answers, reading: LegReading): Symptoms {
  const facts: Record<string, unknown> = {};
  const put = (part: Facts) => {
    for (const key in part) {
      const value = part[key as keyof Facts];
      if (value !== undefined) facts[key] = value;
    }
  };
  put(personFacts(answers));
  put(painFacts(answers));
  put(signFacts(answers));
  put(nerveFacts(answers, reading));
  put(aortaFacts(answers));
  put(generalFacts(answers));
  return facts as Facts;
}
