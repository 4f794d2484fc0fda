import type { Answers } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import type { Form } from "./parse-field";
import { askedSteps, getStep, isStepId, type StepId } from "./steps";

/**
 * Pages that were longer in a former release, with the pages that now ask the rest. A tab that was
 * open then still posts the long page, and a draft may hold one that was refused.
 */
const NOW_ON: Partial<Record<StepId, readonly StepId[]>> = {
  pain_start: ["pain_where", "pain_cause"],
  pain_now: ["pain_cause", "pain_moves"],
  nerves: ["nerves_older"],
  nerves_more: ["nerves_course", "nerves_arms"],
  general_more: ["general_head", "general_bite"],
  history_more: ["recent_more"],
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
 * The page as it was when this form was made: with the questions that stand on another page now,
 * where the form answers them. Pure.
 */
export function asPosted<Page extends Step>(page: Page, form: Form): Page {
  const others = (isStepId(page.id) && NOW_ON[page.id]) || [];
  const moved = others
    .flatMap((id) => getStep(id).fields)
    .filter(({ name }) => Object.hasOwn(form, name));
  return moved.length > 0 ? { ...page, fields: [...page.fields, ...moved] } : page;
}
