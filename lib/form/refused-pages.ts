import { redFlagsOf, triageAnswers } from "@/lib/facts/triage-answers";
import type { Answers } from "@/lib/questions/answers";
import { LEVELS } from "@/lib/triage/symptoms";
import { parseStep, readablePart } from "./parse-page";
import { askedSteps, nextStepId, type StepId } from "./steps";
import type { Problem, Typed } from "./typed";

// A page that was not accepted adds no answer. A red flag that was typed on it is not lost either:
// it is remembered beside the answers until the page is accepted or no longer asked, and staff see
// it when nobody goes on.

type Unsent = { answers: Answers; problem: Problem | null };

const pageOf = (answers: Answers, { stepId }: Typed) =>
  askedSteps(answers).find(({ id }) => id === stepId);

function withTyped(answers: Answers, typed: Typed): Answers {
  const { values } = typed;
  const page = pageOf(answers, typed);
  return page ? readablePart(page, answers, values, { asTicked: true }) : answers;
}

function addsRedFlag(answers: Answers, typed: Typed): boolean {
  const known = redFlagsOf(answers);
  return redFlagsOf(withTyped(answers, typed)).some((flag) => !known.includes(flag));
}

function flaggedPages(answers: Answers, problem: Problem | null): Typed[] {
  if (!problem) return [];
  const { stepId, values, others = [] } = problem;
  return [{ stepId, values }, ...others].filter((typed) => addsRedFlag(answers, typed));
}

/** Does a page that was not accepted hold a red flag that these answers do not? */
export function holdsRedFlag(answers: Answers, problem: Problem): boolean {
  return flaggedPages(answers, problem).length > 0;
}

/** What is left of a draft's problem after the page `done`: the other pages that hold a red flag. */
export function otherFlagged(answers: Answers, problem: Problem | null, done: string): Typed[] {
  return flaggedPages(answers, problem).filter(({ stepId }) => stepId !== done);
}

/** What was typed on this page and not accepted, with its errors, to show it again. */
export function problemOn(
  { answers, problem }: Unsent,
  stepId: string,
): Pick<Problem, "values" | "errors"> | null {
  if (problem?.stepId === stepId) return problem;
  const typed = problem?.others?.find((other) => other.stepId === stepId);
  const page = typed && pageOf(answers, typed);
  if (!page) return null;
  const read = parseStep(page, answers, typed.values);
  return { values: typed.values, errors: read.ok ? [] : read.errors };
}

/**
 * The first page that stands between these answers and sending them: one that was not accepted and
 * holds a red flag, else one that was not answered; "check" where there is none.
 */
export function openStepOf({ answers, problem }: Unsent): StepId | "check" {
  const [flagged] = flaggedPages(answers, problem);
  const page = flagged && pageOf(answers, flagged);
  return page?.id ?? nextStepId(answers, null);
}

/**
 * The answers to file where nobody went on: those that were accepted, with each page that was not and
 * holds a red flag, as far as it can be read. Never less severe than the accepted ones alone.
 */
export function answersLeft(answers: Answers, problem: Problem | null): Answers {
  const rank = (some: Answers) => LEVELS.indexOf(triageAnswers(some, false).level);
  return flaggedPages(answers, problem).reduce((known, typed) => {
    const more = withTyped(known, typed);
    return rank(more) <= rank(known) ? more : known;
  }, answers);
}
