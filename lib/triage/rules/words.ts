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
import { FRACTURE_UNITS, INFECTION_UNITS, TRUNK_UNITS } from "./sums";

// Names that rules share, and the sums, as the rules page shows them.

const shape = (part: Condition | readonly Unit[]) => JSON.stringify(part);
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
  ].map(([condition, words]) => [shape(condition as Condition), words as string]),
);

/** The name of a condition that many rules share, such as "sudden start" (catalogue 2b.1). */
export const definitionName = (condition: Condition): string | undefined =>
  NAMED.get(shape(condition));

/** A sum, its units with their points, and the rules that it decides. */
export type Sum = { id: string; title: string; units: readonly Unit[] };

/** The three sums (catalogue 2b.2). */
export const SUMS: readonly Sum[] = [
  { id: "trunk", title: "Main artery, belly or chest", units: TRUNK_UNITS },
  { id: "infection", title: "Infection of the spine", units: INFECTION_UNITS },
  { id: "fracture", title: "Fracture without an injury to speak of", units: FRACTURE_UNITS },
];

/** The sum that has exactly these units. */
export const sumOf = (units: readonly Unit[]): Sum | undefined =>
  SUMS.find((sum) => shape(sum.units) === shape(units));

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
