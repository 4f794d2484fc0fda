import { askedFields } from "@/lib/form/steps";
import type { Words } from "@/lib/i18n/translate";
import type { Answers, FieldError } from "@/lib/questions/answers";
import type { Field, Step } from "@/lib/questions/fields";
import { isProxy } from "@/lib/questions/gates";

export type FieldWords = {
  label: string;
  /** The question as put to the patient, used until we know whether they answer for themselves. */
  toSelf?: string;
  hint?: string;
  option: (value: string) => { label: string; hint?: string };
};

/** The first of these message keys that exists, in words; "" when none does. */
function firstOf(t: Words, keys: string[]): string {
  const found = keys.find((key) => t.has(key));
  return found ? t(found) : "";
}

/** The title of a page of the intake, worded for the patient or for a proxy. */
export function stepTitle(t: Words, step: Step, answers: Answers): string {
  const base = `intake.steps.${step.id}`;
  return firstOf(t, [...(isProxy(answers) ? [`${base}.proxyTitle`] : []), `${base}.title`]);
}

/**
 * These questions are on the page that asks who has the pain. Until that is answered, they name
 * "the person with back pain": a helper who reads "How old are you?" would give their own age.
 */
const ABOUT_ANYBODY = new Set(["age_years", "sex_at_birth"]);

const isForAnybody = (name: string, answers: Answers): boolean =>
  ABOUT_ANYBODY.has(name) && answers.respondent === undefined;

/** The words of one question, with the proxy's wording where the message file has one. */
export function fieldWords(t: Words, field: Field, answers: Answers): FieldWords {
  const base = `intake.fields.${field.name}`;
  const anybody = isForAnybody(field.name, answers);
  const proxy = isProxy(answers) || anybody;
  const bases = [base, ...(field.wordsOf ? [`intake.fields.${field.wordsOf}`] : [])];
  const pick = (plain: string, forProxy: string) =>
    firstOf(
      t,
      bases.flatMap((each) => [...(proxy ? [`${each}.${forProxy}`] : []), `${each}.${plain}`]),
    );
  const optional = field.optional === true && !field.needed;
  const name = pick("label", "proxyLabel");
  return {
    label: optional ? `${name} ${t("common.optional")}` : name,
    toSelf: anybody ? t(`${base}.label`) : undefined,
    hint: pick("hint", "proxyHint") || undefined,
    option: (value) => ({
      label: firstOf(t, [
        ...bases.flatMap((each) => [
          ...(proxy ? [`${each}.proxyOptions.${value}`] : []),
          `${each}.options.${value}`,
        ]),
        `intake.options.${value}`,
      ]),
      hint: firstOf(t, [`${base}.optionHints.${value}`]) || undefined,
    }),
  };
}

/**
 * The element id of a question, which an error links to. It becomes part of the address (after #),
 * so it reveals nothing about the question.
 */
export function fieldId({ code, fields }: Step, name: string): string {
  return `${code}-${fields.findIndex((field) => field.name === name) + 1}`;
}

/** What was typed on a page and refused, with its errors. */
export type NotAccepted = { values: Record<string, string[]>; errors: readonly FieldError[] };

/** An error in words: `text` names its field, `short` stands right below the question. */
export type Saying = { field: string; text: string; short: string };

/** What was typed in a small form and refused, with its errors in words. */
export type Again = { values: Record<string, string[]>; sayings: readonly Saying[] };

/** For a helper, then for the patient. */
const OWN_ERRORS: Readonly<Record<string, readonly [string, string]>> = {
  required: ["proxyRequired", "required"],
  number: ["proxyNumber", "number"],
};

/** An error in the question's own words ("Enter your first name"), or else in general words. */
function inWords(
  t: Words,
  field: Field | undefined,
  answers: Answers,
  { code, length }: FieldError,
): Omit<Saying, "field"> {
  const base = `intake.fields.${field?.name}`;
  const own = OWN_ERRORS[code]?.map((name) => `${base}.${name}`) ?? [];
  const proxy = isProxy(answers) || isForAnybody(field?.name ?? "", answers);
  const words = firstOf(t, proxy ? own : own.slice(1));
  const asked = field && ({ ...field, optional: false } as Field);
  const label = asked ? fieldWords(t, asked, answers).label : "";
  const text = words || t(`intake.errors.${code}`, { label, ...(length ?? { now: 0, most: 0 }) });
  return { text, short: label ? text.replace(`: ${label}`, "") : text };
}

/** All errors in words. */
export function errorSayings(
  t: Words,
  step: Step,
  answers: Answers,
  errors: readonly FieldError[],
): Saying[] {
  const fields = askedFields(step, answers);
  return errors.map((error) => {
    const field = fields.find(({ name }) => name === error.field);
    return { field: error.field, ...inWords(t, field, answers, error) };
  });
}
