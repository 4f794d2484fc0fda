import type { Answers } from "@/lib/questions/answers";
import { askedSteps, type StepId, usualPages } from "./steps";

/**
 * How many minutes the whole way takes somebody with a mild strain who has none of the signs: its
 * words at 220 a minute and 2 seconds for each tap. A test walks it and holds this figure to it.
 */
export const USUAL_MINUTES = 11;

/**
 * About how many minutes are left from this page on, at least 1: its share of the pages that this
 * person sees. Pure.
 */
export function minutesLeft(answers: Answers, from: StepId): number {
  const pages = askedSteps(answers);
  const place = pages.findIndex(({ id }) => id === from);
  const left = pages.length - Math.max(0, place) + 1;
  return Math.max(1, Math.round((USUAL_MINUTES * left) / usualPages()));
}
