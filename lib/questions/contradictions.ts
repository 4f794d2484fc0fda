import type { Answers } from "./answers";
import { isMarked, marksBothLegs } from "./body-map";
import { EMERGENCY_BODY, EMERGENCY_NERVES } from "./emergency-steps";
import { type Gate, radio, step } from "./fields";
import { one, signOf, type Truth } from "./gates";

/** A place marked on the body map that an emergency question said no to. */
type Contradiction = {
  /** The question that asks once more. */
  name: string;
  options: readonly string[];
  isMarked: Gate;
  /** The group and its signs that were all denied. */
  group: string;
  signs: readonly string[];
  /** The sign that an answer corrects to a yes; every other answer leaves the no. */
  confirms: Readonly<Record<string, string>>;
};

const CONTRADICTIONS: readonly Contradiction[] = [
  {
    name: "zone_saddle",
    options: ["numb_new", "numb_old", "pain_only", "mistake", "unsure"],
    isMarked: (answers) => isMarked(answers, "saddle_area"),
    group: EMERGENCY_NERVES.name,
    signs: ["saddle"],
    confirms: { numb_new: "saddle" },
  },
  {
    name: "zone_both_legs",
    options: ["weak_or_numb_new", "pain_new", "older_or_walks", "only_sore", "mistake", "unsure"],
    isMarked: marksBothLegs,
    group: EMERGENCY_NERVES.name,
    signs: ["both_legs_weak_or_numb", "both_legs_pain"],
    confirms: { weak_or_numb_new: "both_legs_weak_or_numb", pain_new: "both_legs_pain" },
  },
  {
    name: "zone_chest",
    options: ["yes", "no", "unsure"],
    isMarked: (answers) => isMarked(answers, "chest"),
    group: EMERGENCY_BODY.name,
    signs: ["chest_pain"],
    confirms: { yes: "chest_pain" },
  },
];

const contradicts = ({ isMarked: marked, group, signs }: Contradiction): Gate => {
  return (answers) =>
    marked(answers) && signs.every((sign) => signOf(answers, group, sign) === false);
};

/** Asked only when a marked place contradicts a denied red flag: which of the two is right? */
export const ZONES_CHECK_STEP = step(
  "zones_check",
  "q-6x",
  "pain",
  CONTRADICTIONS.map((each) =>
    radio(each.name, each.options, { hint: true, when: contradicts(each) }),
  ),
  { when: (answers) => CONTRADICTIONS.some((each) => contradicts(each)(answers)), reason: true },
);

/** The mildest answer to each of these questions. */
export const CONTRADICTIONS_DENIED: Answers = {
  zone_saddle: "mistake",
  zone_both_legs: "mistake",
  zone_chest: "no",
};

const isOpen = (answers: Answers, name: string) =>
  [undefined, "unsure"].includes(one(answers, name));

/**
 * Does the person have this sign of an emergency group, the body map included? A no that the marks
 * contradict is "not sure" until the person says which of the two is right.
 */
export function toldSign(answers: Answers, group: string, option: string): Truth {
  const told = signOf(answers, group, option);
  if (told !== false) return told;
  const found = CONTRADICTIONS.find(
    (each) => each.group === group && each.signs.includes(option) && contradicts(each)(answers),
  );
  if (!found) return false;
  if (isOpen(answers, found.name)) return "unsure";
  return found.confirms[one(answers, found.name) ?? ""] === option;
}

/** The person has, or may have, at least one of these signs, the body map included. */
export function maybeTold(answers: Answers, group: string, ...options: string[]): boolean {
  return options.some((option) =>
    [true, "unsure"].includes(toldSign(answers, group, option) ?? false),
  );
}

/** Does the body map contradict a denied red flag, and is that still unresolved? */
export function hasOpenContradiction(answers: Answers): boolean {
  return CONTRADICTIONS.some((each) => contradicts(each)(answers) && isOpen(answers, each.name));
}
