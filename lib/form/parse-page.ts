import { withWordsFound } from "@/lib/facts/words-found";
import type { Answers, FieldError } from "@/lib/questions/answers";
import type { Field, Step } from "@/lib/questions/fields";
import { isKeptAnswer, offeredOptions } from "@/lib/questions/fields";
import { answered, keptOffer, standingTicks } from "@/lib/questions/offered";
import { ASKED_BACK, WORDS_ANSWERS, WORDS_FOUND, WRITTEN_BACK } from "@/lib/questions/words-steps";
import { crossCheck, missingOn } from "./cross-check";
import { type Form, keptValues, parseField, seenName } from "./parse-field";
import { askedFields, askedSteps, isStepId } from "./steps";

export type ParsedStep =
  | { ok: true; answers: Answers }
  | {
      ok: false;
      kind: "invalid" | "hostile";
      values: Record<string, string[]>;
      errors: FieldError[];
    };

/** The names of all fields that a page with these questions posts. */
export const postedBy = (fields: readonly Field[]): string[] => fields.flatMap(postedNames);

function postedNames(field: Field): string[] {
  if (field.kind === "tel") return [field.name, seenName(field.name)];
  if (field.kind !== "date") return [field.name];
  return ["day", "month", "year"].map((part) => `${field.name}.${part}`);
}

function keepAskedOnce(answers: Answers): Answers {
  const kept: Answers = {};
  for (const beside of [WORDS_FOUND, ASKED_BACK, WRITTEN_BACK])
    if (answers[beside] !== undefined) kept[beside] = answers[beside];
  for (const page of askedSteps(answers)) {
    for (const field of page.fields) {
      const value = answers[field.name];
      if (isKeptAnswer(field, answers)) {
        Object.assign(kept, { [field.name]: value }, keptOffer(field, answers));
      }
      if (value === undefined || !(field.when?.(answers) ?? true)) continue;
      if (field.kind === "radio" && field.optionGates && value !== "") {
        if (!offeredOptions(field, answers).includes(String(value))) continue;
      }
      if (field.kind !== "checkboxes" || !Array.isArray(value)) {
        kept[field.name] = value;
        continue;
      }
      const ticked = standingTicks(field, answers);
      if (ticked.length === 0) continue;
      Object.assign(kept, { [field.name]: ticked }, keptOffer(field, answers));
    }
  }
  return kept;
}

/**
 * Drops answers that are no longer asked. Dropping one can drop others, so it repeats until nothing
 * changes.
 */
function keepAsked(answers: Answers): Answers {
  const kept = keepAskedOnce(answers);
  const same = Object.keys(kept).length === Object.keys(answers).length;
  return same ? kept : keepAsked(kept);
}

/**
 * The form without fields that this page does not ask this person, or no longer asks. A page opened
 * before an answer changed in another tab still posts them.
 */
function withoutUnasked(page: Step, asked: readonly Field[], form: Form): Form {
  const kept: Record<string, readonly string[]> = { ...form };
  for (const field of page.fields) {
    const now = asked.find(({ name }) => name === field.name);
    if (!now) for (const name of postedNames(field)) delete kept[name];
    const posted = kept[field.name];
    if (posted && now && "options" in field && "options" in now) {
      const gone = field.options.filter((option) => !now.options.includes(option));
      kept[field.name] = posted.filter((value) => !gone.includes(value));
    }
  }
  return kept;
}

/** The answers before, without those on own words that now read otherwise: these are asked again. */
function beforeNewWords(answers: Answers, read: Answers): Answers {
  if (!("free_text" in read) || read.free_text === answers.free_text) return answers;
  const others = Object.entries(answers).filter(([name]) => !WORDS_ANSWERS.includes(name));
  return Object.fromEntries(others);
}

const countOf = (form: Form) => Object.values(form).flat().length;

/**
 * Reads one posted page. Takes the page, the answers so far, the form as names to values, and the
 * time (to check the date of birth). Returns the merged answers without those no longer asked, or
 * the errors and the typed values, cut to a limit. The person can correct "invalid", which includes
 * fields this page no longer asks. No browser sends "hostile": unknown fields or options, fields of
 * another page, huge text.
 */
export function parseStep(page: Step, answers: Answers, sent: Form, now = new Date()): ParsedStep {
  const fields = askedFields(page, answers);
  const form = withoutUnasked(page, fields, sent);
  const known = new Set(postedBy(fields));
  const errors: FieldError[] = [];
  let hostile = false;
  if (Object.keys(form).some((name) => !known.has(name))) {
    hostile = true;
    errors.push({ field: fields[0]?.name ?? "", code: "not_asked" });
  }
  const read: Answers = {};
  for (const field of fields) {
    const parsed = parseField(field, form);
    if (parsed.ok) Object.assign(read, answered(field, parsed.value));
    else {
      const { code, length } = parsed;
      errors.push({ field: field.name, code, ...(length && { length }) });
      hostile ||= parsed.hostile ?? false;
    }
  }
  const merged = { ...beforeNewWords(answers, read), ...read };
  const isRead = (name: string) => !errors.some(({ field }) => field === name);
  errors.push(...missingOn(page, merged).filter(({ field }) => isRead(field)));
  if (errors.length === 0) errors.push(...crossCheck(page, merged, now));
  if (countOf(form) < countOf(sent)) {
    errors.push({ field: fields[0]?.name ?? "", code: "no_longer_asked" });
  }
  if (errors.length > 0) {
    const kind = hostile ? "hostile" : "invalid";
    return { ok: false, kind, values: keptValues([...known], form), errors };
  }
  return { ok: true, answers: isStepId(page.id) ? keepAsked(withWordsFound(merged)) : merged };
}

/**
 * The answers so far plus the readable answers of a page that was not accepted. Use it to find and
 * file red flags, never to continue the form. An answer with an error is left out. `asTicked`: when
 * "none of these" is checked beside signs, the signs count.
 */
export function readablePart(
  page: Step,
  answers: Answers,
  sent: Form,
  { asTicked = false, now = new Date() } = {},
): Answers {
  const read: Answers = {};
  const fields = askedFields(page, answers);
  const form = withoutUnasked(page, fields, sent);
  for (const field of fields) {
    const parsed = parseField(field, form);
    if (parsed.ok) Object.assign(read, answered(field, parsed.value));
    else if (asTicked && parsed.code === "none_and_others") {
      Object.assign(read, answered(field, [...new Set(form[field.name])]));
    }
  }
  for (const { field } of crossCheck(page, { ...answers, ...read }, now)) delete read[field];
  return { ...beforeNewWords(answers, read), ...read };
}
