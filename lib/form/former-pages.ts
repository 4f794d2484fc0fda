import type { Answers } from "@/lib/questions/answers";
import type { Field, Step } from "@/lib/questions/fields";
import type { Form } from "./parse-field";
import { postedBy } from "./parse-page";
import { askedSteps, FORMER_STEPS, getStep, isStepId, type StepId } from "./steps";
import { storedValues } from "./stored-values";
import type { Problem, Typed } from "./typed";

/**
 * Pages of a former release, with the pages that now ask a part of them. A tab that was open then
 * still posts the former page, and a draft may hold one that was refused.
 */
const NOW_ON: Partial<Record<StepId, readonly StepId[]>> = {
  pain_start: ["pain_where", "pain_cause"],
  pain_cause: ["pain_pattern"],
  pain_now: ["pain_start", "pain_cause", "pain_pattern"],
  pain_moves: ["pain_now", "pain_cause"],
  nerves_older: ["nerves"],
  nerves_more: ["nerves_course", "nerves_arms"],
  general_more: ["general_head", "general_bite"],
  history_more: ["recent_more"],
};

/** Questions that such a former page did not ask yet. It is not wrong without them; their page asks. */
const NEW_ON: Partial<Record<StepId, readonly string[]>> = {
  pain_start: ["pain_location"],
  pain_cause: ["course", "worse_with_movement"],
  pain_now: ["mobility"],
  nerves: ["older_signs", "sexual_change"],
};

/**
 * The page of this id where it is asked of somebody with these answers, or where a page is that took
 * a part of it: a form or a draft of the former release may still hold that part. Pure.
 */
export function askedPage(answers: Answers, id: string) {
  if (!isStepId(id)) return undefined;
  const parts: readonly string[] = [id, ...(NOW_ON[id] ?? [])];
  return askedSteps(answers).some((page) => parts.includes(page.id)) ? getStep(id) : undefined;
}

/**
 * What a form of a page says of itself: since this edition, questions have kept their pages. A new one
 * is needed only when questions change pages again.
 */
export const EDITION = "3";

/**
 * The page as it was when this form was made, where that was before questions changed pages: with
 * those that the form answers and another page asks now, without those that came later. `former`: the
 * form says no edition, so a question that came later and is blank may not have stood on it. Pure.
 */
export function asPosted<Page extends Step>(page: Page, form: Form, former = false): Page {
  const id = isStepId(page.id) ? page.id : undefined;
  const isPosted = ({ name }: Field) => Object.hasOwn(form, name);
  const moved = ((id && NOW_ON[id]) ?? [])
    .flatMap((other) => getStep(other).fields)
    .filter(isPosted);
  if (moved.length === 0 && !former) return page;
  const later = (id && NEW_ON[id]) ?? [];
  const own = page.fields.filter((field) => isPosted(field) || !later.includes(field.name));
  return { ...page, fields: [...own, ...moved] };
}

/** What was typed on a page, on each of the pages that ask it now, beside what they know already. */
function typedNow(answers: Answers, typed: Typed): Typed[] {
  const { stepId, values } = typed;
  const moved = (isStepId(stepId) && NOW_ON[stepId]) || [];
  if (moved.length === 0) return [typed];
  const parts = moved.flatMap((id) => {
    const { fields } = getStep(id);
    const here = postedBy(fields).flatMap((name) => (values[name] ? [[name, values[name]]] : []));
    if (here.length === 0) return [];
    return [
      { stepId: id, values: { ...storedValues(fields, answers), ...Object.fromEntries(here) } },
    ];
  });
  const isGone = FORMER_STEPS.some(({ id }) => id === stepId);
  if (isGone && parts.length > 0) return parts;
  const taken = parts.flatMap((part) => Object.keys(part.values));
  const own = Object.entries(values).filter(([name]) => !taken.includes(name));
  return [{ stepId, values: Object.fromEntries(own) }, ...parts];
}

/**
 * What a draft with these answers keeps of refused pages, by the pages of today: what was typed on a
 * former page is shown, and settled, on the page that asks it now. Pure.
 */
export function onToday(answers: Answers, { errors, others = [], ...last }: Problem): Problem {
  const [first, ...rest] = [last, ...others].flatMap((typed) => typedNow(answers, typed));
  return { ...(first ?? last), errors, others: rest };
}
