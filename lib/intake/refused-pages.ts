import { LEVELS } from "@/lib/triage/symptoms";
import { type Answers, readablePart } from "./answers";
import type { Problem, Typed } from "./sealed-answers";
import { askedSteps } from "./steps";
import { redFlagsOf, triageAnswers } from "./triage-answers";

// A page that was not accepted adds no answer. A red flag that was typed on it is not lost either:
// it is remembered beside the answers until the page is accepted or no longer asked, and staff see
// it when nobody goes on.

function withTyped(answers: Answers, { stepId, values }: Typed): Answers {
  const page = askedSteps(answers).find(({ id }) => id === stepId);
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
export function problemOn(problem: Problem | null, stepId: string): Problem | null {
  if (problem?.stepId === stepId) return problem;
  const typed = problem?.others?.find((other) => other.stepId === stepId);
  return typed ? { ...typed, errors: [] } : null;
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
