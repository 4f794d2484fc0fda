import type { Translate } from "@/lib/i18n/translate";
import type { Answers } from "@/lib/questions/answers";
import {
  type Field,
  isKeptAnswer,
  SECTIONS,
  type Section,
  type Step,
} from "@/lib/questions/fields";
import { isProxy, many, one, signOf } from "@/lib/questions/gates";
import { askedFields, askedSteps, type StepId } from "./steps";

export type DescribedRow = {
  stepId: StepId;
  field: string;
  question: string;
  answer: string;
  /** Something was answered: it is not blank. */
  given: boolean;
  /** The signs of a list that the person said no to, in words. */
  denied: string[];
};
export type DescribedSection = { section: Section; title: string; rows: DescribedRow[] };

function isDuration(field: Field): boolean {
  return field.name === "duration_amount" || field.name === "duration_unit";
}

/** Where the words of a question stand; some have those of another question. */
function baseOf({ name, wordsOf }: Field, t: Translate, words: string): string {
  const own = `intake.fields.${name}`;
  return !wordsOf || t.has(`${own}.${words}`) ? own : `intake.fields.${wordsOf}`;
}

/** The words of an option as the person read them, with the proxy's version if there is one. */
function optionWords(field: Field, answers: Answers, t: Translate, value: string): string {
  const base = baseOf(field, t, `options.${value}`);
  const forProxy = `${base}.proxyOptions.${value}`;
  return t(isProxy(answers) && t.has(forProxy) ? forProxy : `${base}.options.${value}`);
}

/** Several options after each other: those that are a sentence lose their full stop before a semicolon. */
export function inOneLine(options: readonly string[]): string {
  const last = options.length - 1;
  return options.map((text, at) => (at < last ? text.replace(/\.$/, "") : text)).join("; ");
}

/** The words of a stored answer. A blank optional answer is "Not provided". */
export function answerWords(field: Field, answers: Answers, t: Translate): string {
  const option = (value: string) => optionWords(field, answers, t, value);
  const ticked = many(answers, field.name);
  if (field.kind === "checkboxes" && ticked) return inOneLine(ticked.map(option));
  const value = one(answers, field.name);
  if (value === undefined) return t("intake.describe.notProvided");
  if (field.kind === "radio") return option(value);
  if (field.kind === "consent") return t("intake.describe.agreed");
  if (field.kind === "date") {
    const [year = "", month = "", day = ""] = value.split("-");
    return t("intake.describe.date", { year, month: String(Number(month)), day: Number(day) });
  }
  return value;
}

/** What was offered in an answered list and not checked; nothing while they are not sure of it. */
function deniedIn(field: Field, answers: Answers, t: Translate): string[] {
  if (field.kind !== "checkboxes" || !field.none || field.picture) return [];
  return field.options
    .filter((option) => signOf(answers, field.name, option) === false)
    .map((option) => optionWords(field, answers, t, option));
}

/** The questions of a page that were put, with former ones whose answer nothing has replaced. */
function putOn(page: Step, pages: readonly Step[], answers: Answers): Field[] {
  const asked = new Set(
    pages.flatMap((each) => askedFields(each, answers).map(({ name }) => name)),
  );
  const former = page.fields.filter(
    (field) => isKeptAnswer(field, answers) && !asked.has(field.name),
  );
  return [...askedFields(page, answers), ...former];
}

/** A question as it was put to the patient, or to a helper. */
export function questionWords(field: Field, answers: Answers, t: Translate): string {
  const label = isProxy(answers) ? "proxyLabel" : "label";
  return t(`${baseOf(field, t, label)}.${label}`);
}

function rowsOf(
  page: Step<StepId>,
  pages: readonly Step[],
  answers: Answers,
  t: Translate,
  hidden: readonly string[],
): DescribedRow[] {
  return putOn(page, pages, answers).flatMap((field) => {
    if (field.name === "duration_unit" || answers[field.name] === undefined) return [];
    if (hidden.includes(field.name)) return [];
    const question = questionWords(field, answers, t);
    let answer = answerWords(field, answers, t);
    const unit = one(answers, "duration_unit");
    if (isDuration(field) && unit) {
      answer = t(`intake.describe.duration.${unit}`, { amount: Number(answer) });
    }
    const denied = deniedIn(field, answers, t);
    const given = answers[field.name]?.length !== 0;
    return [{ stepId: page.id, field: field.name, question, answer, given, denied }];
  });
}

/** The answer to one question in words; undefined where it was not asked or not answered. */
export function describeAnswer(name: string, answers: Answers, t: Translate): string | undefined {
  const asked = askedSteps(answers).flatMap((page) => askedFields(page, answers));
  const field = asked.find((each) => each.name === name);
  return field && answers[name] !== undefined ? answerWords(field, answers, t) : undefined;
}

/**
 * Every question that the person was asked, with its answer in words, by section. For the check
 * before sending, the result and staff. Questions not reached have no answer and no row; nor have
 * `hidden` ones.
 */
export function describeAnswers(
  answers: Answers,
  t: Translate,
  hidden: readonly string[] = [],
): DescribedSection[] {
  const pages = askedSteps(answers);
  return SECTIONS.flatMap((section) => {
    const rows = pages
      .filter((page) => page.section === section)
      .flatMap((page) => rowsOf(page, pages, answers, t, hidden));
    return rows.length > 0 ? [{ section, title: t(`intake.sections.${section}`), rows }] : [];
  });
}
