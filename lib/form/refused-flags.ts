import { type Assessment, assess } from "@/lib/facts/assess";
import type { Answers } from "@/lib/questions/answers";
import { EMERGENCY_BODY, EMERGENCY_NERVES, EMERGENCY_OTHER } from "@/lib/questions/emergency-steps";
import type { Checkboxes, Step } from "@/lib/questions/fields";
import { checkName, many } from "@/lib/questions/gates";
import { NERVE_SIGNS } from "@/lib/questions/nerve-steps";
import { rankOf } from "@/lib/triage/level";
import { addedTo } from "./added-answers";
import { askedPage, asPosted } from "./former-pages";
import type { Form } from "./parse-field";
import { parseStep, postedBy, readablePart } from "./parse-page";
import type { Problem, Typed } from "./typed";

// A page that was refused adds no answer, but a red flag typed on it is not lost. A "flagged page"
// is a refused page that holds a red flag which the accepted answers do not. It is kept beside the
// answers until it is accepted or no longer asked; nothing is sent before that, and staff see it if
// the patient does not continue. An emergency on a refused page does not wait: it is filed at once.

function withTyped(answers: Answers, { stepId, values }: Typed): Answers {
  const page = askedPage(answers, stepId);
  return page ? readablePart(asPosted(page, values), answers, values, { asTicked: true }) : answers;
}

/** What was typed of all that this page does not ask. */
function without(page: Step | null, { stepId, values }: Typed): Typed {
  const asked = page ? postedBy(page.fields) : [];
  const rest = Object.entries(values).filter(([name]) => !asked.includes(name));
  return { stepId, values: Object.fromEntries(rest) };
}

/**
 * The flagged pages of a draft with these answers, latest first. `answered` is the page that was just
 * posted: what was typed to its questions before is settled.
 */
export function flaggedPages(
  { answers, redFlags }: Assessment,
  problem: Problem | null,
  answered: Step | null = null,
): Typed[] {
  if (!problem) return [];
  const { stepId, values, others = [] } = problem;
  const holdsRedFlag = (typed: Typed) => {
    const told = assess(withTyped(answers, typed), { finished: false });
    return told.redFlags.some((flag) => !redFlags.includes(flag));
  };
  return [{ stepId, values }, ...others]
    .map((typed) => without(answered, typed))
    .filter(holdsRedFlag);
}

/** Adds what was typed if that is more severe, or as severe without a red flag less. */
function withFlaggedPage(before: Assessment<false>, typed: Typed): Assessment<false> {
  const said = withTyped(before.answers, typed);
  for (const answers of [addedTo(before.answers, said), said]) {
    const more = assess(answers, { finished: false });
    const keepsAll = before.redFlags.every((flag) => more.redFlags.includes(flag));
    const change = rankOf(more.level) - rankOf(before.level);
    if (change < 0 || (change === 0 && keepsAll)) return more;
  }
  return before;
}

/**
 * What to file when the patient did not continue: the accepted answers plus the readable answers of
 * each flagged page. Never less severe than the accepted answers alone.
 */
export function withFlaggedPages(
  known: Assessment<false>,
  problem: Problem | null,
): Assessment<false> {
  return flaggedPages(known, problem).reduce(withFlaggedPage, known);
}

/** The pages that ask again about each sign of a group. */
const ASKED_AGAIN: Readonly<Record<string, Checkboxes>> = {
  emergency_nerves_unsure: EMERGENCY_NERVES,
  emergency_body_unsure: EMERGENCY_BODY,
  emergency_other_unsure: EMERGENCY_OTHER,
  nerves_unsure: NERVE_SIGNS,
};

/**
 * The answers, with each sign checked that a posted follow-up page of "not sure" says yes to. That
 * page may no longer be asked, because its group was answered differently since. Only for finding
 * an emergency. Without a yes, returns the same answers.
 */
export function withLateYes(page: Step, answers: Answers, form: Form): Answers {
  const group = ASKED_AGAIN[page.id];
  const said = group?.options.filter((option) => form[checkName(option)]?.includes("yes")) ?? [];
  if (!group || said.length === 0) return answers;
  const ticked = (many(answers, group.name) ?? []).filter((option) => option !== "none");
  return { ...answers, [group.name]: [...new Set([...ticked, ...said])] };
}

/**
 * The emergency in a form whose draft is gone or whose page is no longer asked: alone, or together
 * with the answers given before. Null where there is none. Needs no database.
 */
export function emergencyIn(page: Step, form: Form, before: Answers): Assessment<false> | null {
  for (const earlier of [before, {}]) {
    const read = parseStep(page, earlier, form);
    const answers = read.ok ? read.answers : readablePart(page, earlier, form);
    for (const reading of [answers, withLateYes(page, answers, form), { ...before, ...answers }]) {
      const assessed = assess(reading, { finished: false });
      if (assessed.isEmergency) return assessed;
    }
  }
  return null;
}
