import type { Condition, Unit } from "../engine/condition";
import {
  CHILLS,
  CONSTANT,
  FLANK,
  IMMUNE_LOW,
  INJECTED,
  KNOCK,
  NERVE_SIGN,
  OVER_4_WEEKS_NOT_IMPROVING,
  STRONG_INFECTION_RISK,
  SUDDEN,
  SWEATS,
  THORACIC,
  VASCULAR,
} from "./definitions";
import {
  BELLY,
  CHANGED,
  CHEST_SIDE_BACK,
  CLEAR_CAUSE,
  MECHANICAL,
  MOVED_BACK,
  NEW_PAIN,
  NO_EFFECT_OF_MOVING,
  peak,
  STILL_PAIN_UNDER_60,
  USUAL_PERIOD,
  VOMITING,
  WORSENING,
  within,
} from "./episode";
import type { Rule } from "./rule";
import {
  FRACTURE_UNITS,
  INFECTION_RISKS,
  INFECTION_SIGNS,
  INFECTION_UNITS,
  TRUNK_UNITS,
} from "./sums";

// What a rule looks at, in words for staff. Made from the rule itself, so the words cannot differ from
// what is evaluated.

const nameOf = (condition: Condition) => JSON.stringify(condition);
const numbered = (numbers: readonly number[], of: (number: number) => Condition, words: string) =>
  numbers.map((number) => [of(number), words.replace("#", String(number))] as const);

/** Parts that have a name of their own, whose rows are in the catalogue (2b.1). */
const NAMED: ReadonlyMap<string, string> = new Map(
  [
    [MECHANICAL, "low back pain that acts like a strain"],
    [MOVED_BACK, "pain in the upper half of the back with a clear cause, worse on moving"],
    [CLEAR_CAUSE, "a clear cause (lift, twist, exercise, sudden move, cough)"],
    [NO_EFFECT_OF_MOVING, "moving does not make it worse"],
    [STILL_PAIN_UNDER_60, "pain that does not act like a strain"],
    [CHEST_SIDE_BACK, "pain in the middle or upper back or the neck"],
    [USUAL_PERIOD, "the usual period pain"],
    [BELLY, "belly pain, not the usual period"],
    [VOMITING, "vomiting that is not explained and over"],
    [CHANGED, "known pain that has changed"],
    [NEW_PAIN, "new or worsening pain"],
    [WORSENING, "getting worse"],
    [SUDDEN, "sudden start"],
    [THORACIC, "pain in the middle or upper back"],
    [FLANK, "pain in the side, or from the side to the groin"],
    [VASCULAR, "smoking, high blood pressure or heart disease"],
    [CONSTANT, "constant pain, no relief lying down"],
    [INJECTED, "injected drugs, ever"],
    [IMMUNE_LOW, "low immunity, long-term steroids or active cancer"],
    [CHILLS, "shaking chills"],
    [SWEATS, "night sweats"],
    [KNOCK, "a fall or knock"],
    [OVER_4_WEEKS_NOT_IMPROVING, "over 4 weeks and not improving"],
    [STRONG_INFECTION_RISK, "a strong infection risk"],
    [NERVE_SIGN, "a nerve sign"],
    ...numbered([4, 7, 14, 28, 42, 84, 180], within, "this bout is at most # days old"),
    ...numbered([3, 4, 5, 6, 7, 8, 9], peak, "pain of # or more, now or at its worst"),
  ].map(([condition, words]) => [nameOf(condition as Condition), words as string]),
);

/** A sum, its units with their points, and the rules that it decides. */
export type Sum = { id: string; title: string; units: readonly Unit[] };

/** The three sums (catalogue 2b.2). */
export const SUMS: readonly Sum[] = [
  { id: "trunk", title: "Main artery, belly or chest", units: TRUNK_UNITS },
  { id: "infection", title: "Infection of the spine", units: INFECTION_UNITS },
  { id: "fracture", title: "Fracture without an injury to speak of", units: FRACTURE_UNITS },
];
const SUM_NAMES: ReadonlyMap<readonly Unit[], string> = new Map([
  ...SUMS.map(({ id, units }) => [units, `the ${id} sum`] as const),
  [INFECTION_RISKS, "its risks"],
  [INFECTION_SIGNS, "its signs"],
]);

const COMPARE = {
  at_least: "at least",
  at_most: "at most",
  over: "over",
  under: "under",
} as const;

const plain = (code: string) => code.replaceAll("_", " ");

function valueWords(values: readonly (string | boolean)[]): string {
  return values.map((value) => plain(String(value))).join(" or ");
}

function answerWords({ key, values }: Extract<Condition, { op: "is" }>): string {
  if (values.length === 1 && values[0] === true) return plain(key);
  if (values.length === 1 && values[0] === false) return `no ${plain(key)}`;
  return `${plain(key)} is ${valueWords(values)}`;
}

/** Several conditions joined; a part that is itself a list stands in brackets. */
function joined(parts: readonly Condition[], word: "and" | "or"): string {
  return parts
    .map((part) => {
      const words = conditionWords(part);
      const isList = part.op === "all" || part.op === "any";
      return isList && !NAMED.has(nameOf(part)) ? `(${words})` : words;
    })
    .join(` ${word} `);
}

/** A condition of a rule in words: "sudden start and age years at least 50". */
export function conditionWords(condition: Condition): string {
  const named = NAMED.get(nameOf(condition));
  if (named) return named;
  switch (condition.op) {
    case "is":
      return answerWords(condition);
    case "number":
      return `${plain(condition.key)} ${COMPARE[condition.compare]} ${condition.value}`;
    case "onset_age_under":
      return `under ${condition.years} years old when it began`;
    case "absent":
      return `${plain(condition.key)} was not asked`;
    case "unsure":
      return `${plain(condition.key)} is not sure or not answered`;
    case "said_unsure":
      return `${plain(condition.key)} is not sure`;
    case "own_words":
      return `own words: ${condition.families.map(plain).join(" or ")} (${condition.strengths.join(" or ")})`;
    case "own_words_denied":
      return "own words tell of a sign that the answers deny, also when asked again";
    case "all":
      return joined(condition.of, "and");
    case "any":
      return joined(condition.of, "or");
    case "count":
      return `at least ${condition.n} of: ${condition.of.map(conditionWords).join("; ")}`;
    case "sum":
      return `${SUM_NAMES.get(condition.units) ?? "a sum"} is at least ${condition.atLeast}`;
    case "not":
      return `not (${conditionWords(condition.of)})`;
    case "unless":
      return `not surely (${conditionWords(condition.of)})`;
  }
}

function uses(condition: Condition, units: readonly Unit[]): boolean {
  switch (condition.op) {
    case "sum":
      return condition.units === units;
    case "all":
    case "any":
    case "count":
      return condition.of.some((part) => uses(part, units));
    case "not":
    case "unless":
      return uses(condition.of, units);
    default:
      return false;
  }
}

/** The rules that a sum decides, as they stand in the table. */
export function rulesOf({ units }: Sum, rules: readonly Rule[]): Rule[] {
  return rules.filter(({ when }) => uses(when, units));
}
