import { phoneRequired } from "@/lib/facts/level";
import type { Answers } from "@/lib/questions/answers";
import { CLINICAL_STEPS } from "@/lib/questions/clinical-steps";
import { CONTACT_STEPS } from "@/lib/questions/contact-steps";
import { EMERGENCY_STEPS } from "@/lib/questions/emergency-steps";
import {
  type Field,
  offeredOptions,
  radio,
  type Step,
  saysText,
  step,
} from "@/lib/questions/fields";
import { isProxy } from "@/lib/questions/gates";
import { offersMore } from "@/lib/questions/offered";

export const STEPS = [
  step(
    "about_you",
    "q-6p",
    "you",
    [
      radio("respondent", ["self", "proxy"]),
      { kind: "number", name: "age_years", min: 0, max: 120 },
      radio("sex_at_birth", ["female", "male", "intersex", "unsure"], { hint: true }),
    ],
    { reason: true },
  ),
  ...EMERGENCY_STEPS,
  ...CLINICAL_STEPS,
  ...CONTACT_STEPS,
] as const satisfies readonly Step[];

/** Pages of former releases that ask nothing now: open tabs still post them (former-pages.ts). */
export const FORMER_STEPS = [
  step("pain_moves", "q-8g", "pain", []),
  step("nerves_older", "q-8z", "nerves", []),
] as const;
const KNOWN = [...STEPS, ...FORMER_STEPS];

export type StepId = (typeof KNOWN)[number]["id"];

const BY_ID: ReadonlyMap<string, Step> = new Map(KNOWN.map((known) => [known.id, known]));

/** Is this the id of a page of the intake? */
export function isStepId(value: string): value is StepId {
  return BY_ID.has(value);
}

const BY_CODE: ReadonlyMap<string, Step<StepId>> = new Map(
  KNOWN.map((known) => [known.code, known]),
);

/** The page for this part of an address; undefined for anything else. */
export function stepAt(code: string): Step<StepId> | undefined {
  return BY_CODE.get(code);
}

/** The code of a page in an address. */
export function codeOf(id: StepId | "check"): string {
  return id === "check" ? id : getStep(id).code;
}

/** The page with this id. */
export function getStep(id: StepId): Step {
  return BY_ID.get(id)!;
}

const NAMES = ["given_name", "family_name"];

/** A phone is needed from URGENT up, and on the page that asks only for it. */
export function phoneNeeded(page: Pick<Step, "id">, answers: Answers): boolean {
  return page.id === "call_back" || phoneRequired(answers);
}

function isOptional(field: Field, answers: Answers): boolean {
  if (field.name === "birth_date") return isProxy(answers);
  return field.optional ?? false;
}

/** The questions of a page that a person with these answers is asked. Pure. */
export function askedFields(page: Step, answers: Answers): Field[] {
  return page.fields
    .filter((field) => field.when?.(answers) ?? true)
    .map((field) => {
      if (field.kind === "checkboxes") {
        const { optionGates, ...rest } = field;
        return { ...rest, options: offeredOptions(field, answers) };
      }
      if (field.kind === "consent") return field;
      if (field.kind === "radio" && field.optionGates) {
        const { optionGates: _, ...rest } = field;
        const optional = isOptional(field, answers);
        return { ...rest, options: offeredOptions(field, answers), optional };
      }
      // Who has one name leaves the other blank, and who has no phone says so: missingOn.
      if (page.id === "contact" && NAMES.includes(field.name))
        return { ...field, optional: true, needed: true };
      if (field.name === "phone")
        return { ...field, optional: true, needed: phoneNeeded(page, answers) };
      return { ...field, optional: isOptional(field, answers) };
    });
}

/** The pages that a person with these answers sees, in order. Pure. */
export function askedSteps(answers: Answers): Step<StepId>[] {
  return STEPS.filter((page: Step) => {
    if (page.when && !page.when(answers)) return false;
    return page.fields.some((field) => field.when?.(answers) ?? true);
  });
}

/**
 * About how many pages a person without a warning sign sees, with the check at the end. Computed
 * from the pages, so that the start page stays correct.
 */
export function usualPages(): number {
  return askedSteps({}).length + 1;
}

/**
 * Was every question of the page answered, and each list with all that it offers now? A blank
 * optional answer counts. An agreement counts when it says to which text.
 */
export function isAnswered(page: Step, answers: Answers): boolean {
  return page.fields.every((field) => {
    if (!(field.when?.(answers) ?? true)) return true;
    if (field.kind === "consent") return saysText(answers[field.name]);
    return answers[field.name] !== undefined && !offersMore(field, answers);
  });
}

/**
 * The page to show after this one (null: from the start): the next unanswered page, looking first
 * after this page, then from the beginning; "check" when everything is answered.
 */
export function nextStepId(answers: Answers, after: StepId | null): StepId | "check" {
  const pages = askedSteps(answers);
  const open = pages.filter((page) => !isAnswered(page, answers));
  const place = pages.findIndex((page) => page.id === after);
  return (open.find((page) => pages.indexOf(page) > place) ?? open[0])?.id ?? "check";
}

/** The page before this one, for the Back link; null at the first. */
export function previousStepId(answers: Answers, before: StepId | "check"): StepId | null {
  const pages = askedSteps(answers);
  const place = before === "check" ? pages.length : pages.findIndex((page) => page.id === before);
  return pages[place - 1]?.id ?? null;
}
