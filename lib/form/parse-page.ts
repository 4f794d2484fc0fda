import type { Answers, FieldError } from "@/lib/questions/answers";
import type { Checkboxes, Field, Step } from "@/lib/questions/fields";
import { isKeptAnswer, offeredOptions } from "@/lib/questions/fields";
import { crossCheck } from "./cross-check";
import { type Form, keptValues, parseField } from "./parse-field";
import { askedFields, askedSteps, isStepId } from "./steps";

export type ParsedStep =
  | { ok: true; answers: Answers }
  | {
      ok: false;
      kind: "invalid" | "hostile";
      values: Record<string, string[]>;
      errors: FieldError[];
    };

function postedNames(field: Field): string[] {
  if (field.kind !== "date") return [field.name];
  return ["day", "month", "year"].map((part) => `${field.name}.${part}`);
}

/** Options that are offered now and were not when the group was answered: it must be asked again. */
function hasNewOptions(group: Checkboxes, before: Answers, after: Answers): boolean {
  const known = offeredOptions(group, before);
  return offeredOptions(group, after).some((option) => !known.includes(option));
}

function keepAskedOnce(answers: Answers, before: Answers, posted: Step): Answers {
  const kept: Answers = {};
  for (const page of askedSteps(answers)) {
    for (const field of page.fields) {
      const value = answers[field.name];
      if (isKeptAnswer(field, answers)) kept[field.name] = value;
      if (value === undefined || !(field.when?.(answers) ?? true)) continue;
      if (field.kind === "radio" && field.optionGates && value !== "") {
        if (!offeredOptions(field, answers).includes(String(value))) continue;
      }
      if (field.kind !== "checkboxes" || !Array.isArray(value)) {
        kept[field.name] = value;
        continue;
      }
      if (page.id !== posted.id && hasNewOptions(field, before, answers)) continue;
      const offered = [...offeredOptions(field, answers), "unsure", "none"];
      const ticked = value.filter((option) => offered.includes(option));
      if (ticked.length > 0) kept[field.name] = ticked;
    }
  }
  return kept;
}

/** Drops answers that are no longer asked; dropping one may drop others, so until nothing changes. */
function keepAsked(answers: Answers, before: Answers, posted: Step): Answers {
  const kept = keepAskedOnce(answers, before, posted);
  const same = Object.keys(kept).length === Object.keys(answers).length;
  return same ? kept : keepAsked(kept, before, posted);
}

/**
 * The form without what this page asks others and not, or no longer, this person: a page that was
 * opened before an earlier answer changed in another tab still posts it.
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

const countOf = (form: Form) => Object.values(form).flat().length;

/**
 * Reads one posted page. Takes the page, the answers so far, the form as names to values, and the
 * time (a date of birth must fit). Gives the merged answers, without those that are no longer
 * asked; or the errors and what was typed, cut to a bound. "invalid" can be put right by the
 * person, also what this page no longer asks of them; "hostile" no browser sends: fields of no or
 * another page, unknown options, huge text.
 */
export function parseStep(page: Step, answers: Answers, sent: Form, now = new Date()): ParsedStep {
  const fields = askedFields(page, answers);
  const form = withoutUnasked(page, fields, sent);
  const known = new Set(fields.flatMap(postedNames));
  const errors: FieldError[] = [];
  let hostile = false;
  if (Object.keys(form).some((name) => !known.has(name))) {
    hostile = true;
    errors.push({ field: fields[0]?.name ?? "", code: "not_asked" });
  }
  const read: Answers = {};
  for (const field of fields) {
    const parsed = parseField(field, form);
    if (parsed.ok) read[field.name] = parsed.value;
    else {
      errors.push({ field: field.name, code: parsed.code });
      hostile ||= parsed.hostile ?? false;
    }
  }
  if (errors.length === 0) errors.push(...crossCheck(page, { ...answers, ...read }, now));
  if (countOf(form) < countOf(sent)) {
    errors.push({ field: fields[0]?.name ?? "", code: "no_longer_asked" });
  }
  if (errors.length > 0) {
    const kind = hostile ? "hostile" : "invalid";
    return { ok: false, kind, values: keptValues([...known], form), errors };
  }
  const merged = { ...answers, ...read };
  return { ok: true, answers: isStepId(page.id) ? keepAsked(merged, answers, page) : merged };
}

/**
 * The answers so far with what can be read of a page that was not accepted: to look for red flags
 * in it and to file them, never to go on with. An answer with an error is left out. `asTicked`: a
 * group with "none of these" beside signs is taken as it was ticked, so that the signs count.
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
    if (parsed.ok) read[field.name] = parsed.value;
    else if (asTicked && parsed.code === "none_and_others") {
      read[field.name] = [...new Set(form[field.name])];
    }
  }
  for (const { field } of crossCheck(page, { ...answers, ...read }, now)) delete read[field];
  return { ...answers, ...read };
}
