import type { Answers } from "./answers";
import { type Field, type Gate, isKeptAnswer } from "./fields";
import { wasOffered } from "./offered";

/** Under this age the intake is a short emergency screen (catalogue b.2 age_under_16). */
export const ADULT_AGE = 16;

const DAYS_IN = { hours: 1 / 24, days: 1, weeks: 7, months: 30.4375, years: 365.25 } as const;
export const DURATION_UNITS = Object.keys(DAYS_IN) as (keyof typeof DAYS_IN)[];

/** A single answer as text; undefined where it was not given. */
export function one(answers: Answers, name: string): string | undefined {
  const value = answers[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The checked values of a group; undefined where the group was not answered. */
export function many(answers: Answers, name: string): readonly string[] | undefined {
  const value = answers[name];
  return Array.isArray(value) ? value : undefined;
}

/** A typed number. Blank and anything but a plain number is undefined, never 0. */
export function numberOf(answers: Answers, name: string): number | undefined {
  const text = one(answers, name);
  return text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** How long the pain has lasted, in days. */
export function durationDays(answers: Answers): number | undefined {
  const amount = numberOf(answers, "duration_amount");
  const unit = DURATION_UNITS.find((known) => known === answers.duration_unit);
  return amount === undefined || unit === undefined ? undefined : amount * DAYS_IN[unit];
}

export type Truth = boolean | "unsure" | undefined;

/** Combines several answers about one fact: a yes wins, then a "not sure", then a no. */
export function anyOf(...truths: Truth[]): Truth {
  if (truths.includes(true)) return true;
  if (truths.includes("unsure")) return "unsure";
  return truths.includes(false) ? false : undefined;
}

/** A sign that has two parts ("fever with a stiff neck"): denying it denies neither part alone. */
export function part(truth: Truth): Truth {
  return truth === false ? undefined : truth;
}

/** The name of the list that asks which signs of a group the person is not sure about. */
export function whichName(group: string): string {
  return `${group}_unsure`;
}

/** The name of the radio that asks again, in plainer words, about one sign of a group. */
export function checkName(option: string): string {
  return `${option}_check`;
}

/** Yes, no or not sure as a fact; undefined where it was not asked. */
export function truth(answer: string | undefined): Truth {
  if (answer === "yes") return true;
  if (answer === "no") return false;
  return answer === undefined ? undefined : "unsure";
}

/**
 * Does the person have this sign? Checked is yes; not checked in an answered group that offered it is
 * no, but "not sure" where "not sure" was checked as well, until the follow-up page settles it.
 */
export function signOf(answers: Answers, group: string, option: string): Truth {
  const ticked = many(answers, group);
  if (ticked === undefined) return undefined;
  if (ticked.includes(option)) return true;
  if (!wasOffered(answers, group, option)) return undefined;
  if (!ticked.includes("unsure")) return false;
  const which = many(answers, whichName(group));
  if (which === undefined) return truth(one(answers, checkName(option))) ?? "unsure";
  return which.includes(option) || !wasOffered(answers, whichName(group), option)
    ? "unsure"
    : false;
}

/** The same for a list that is no longer asked: nothing where the question in its place was answered. */
export function formerSign(answers: Answers, group: Field, option: string): Truth {
  return isKeptAnswer(group, answers) ? signOf(answers, group.name, option) : undefined;
}

/** The person has, or may have, at least one of these signs. */
export function maybeHas(answers: Answers, group: string, ...options: string[]): boolean {
  return options.some((option) =>
    [true, "unsure"].includes(signOf(answers, group, option) ?? false),
  );
}

const is = (name: string, ...values: string[]): Gate => {
  return (answers) => values.includes(one(answers, name) ?? "");
};

export const isProxy: Gate = is("respondent", "proxy");
export const isUnder16: Gate = (answers) =>
  (numberOf(answers, "age_years") ?? ADULT_AGE) < ADULT_AGE;
export const isAdult: Gate = (answers) => !isUnder16(answers);
export const is65OrOlder: Gate = (answers) => (numberOf(answers, "age_years") ?? 0) >= 65;

/** Sex not male and age 10 to 55 (catalogue f 9); a missing answer hides nothing. */
export const mayBePregnant: Gate = (answers) => {
  const age = numberOf(answers, "age_years");
  return answers.sex_at_birth !== "male" && (age === undefined || (age >= 10 && age <= 55));
};
export const isPregnant: Gate = (answers) => {
  return mayBePregnant(answers) && is("pregnancy", "yes")(answers);
};
/** An early pregnancy that nobody knows of: only a yes, or what cannot be, rules it out. */
export const mayBeUnknownPregnancy: Gate = (answers) => {
  return mayBePregnant(answers) && !is("pregnancy", "yes", "not_applicable")(answers);
};

/** Their pain before this: the answer to the present question, else to the former one. */
export function similarBefore(answers: Answers): Truth {
  const change = one(answers, "pain_change");
  if (change === undefined) return truth(one(answers, "similar_before"));
  return change === "unsure" ? "unsure" : change === "usual";
}

const movesBadly: Gate = is("mobility", "cannot_stand_upright", "cannot_walk", "unsure");
/** Whether they can look after themselves is asked of people who move badly or hurt a lot. */
export const mayNeedHelp: Gate = (answers) =>
  movesBadly(answers) ||
  ["pain_score", "pain_score_worst"].some((name) => (numberOf(answers, name) ?? 0) >= 7);

export const isVeryPainful: Gate = (answers) => (numberOf(answers, "pain_score") ?? 0) >= 8;
export const isLongLasting: Gate = (answers) => (durationDays(answers) ?? 0) >= 84;
