import type { Estimate } from "./agreement";

/** What a figure should reach: at least `at`, or stay below it. */
export type Goal = { at: number; wants: "at_least" | "below" };

/**
 * The goals of the safety page. Under-triage below 5 % is the goal of trauma systems (American College
 * of Surgeons, Resources for Optimal Care of the Injured Patient, 2014); a weighted kappa of 0.8 begins
 * "almost perfect" (Landis and Koch 1977). The others are ours until a clinical safety lead sets them.
 */
export const GOALS = {
  found: { at: 0.95, wants: "at_least" },
  under: { at: 0.05, wants: "below" },
  same: { at: 0.8, wants: "at_least" },
  over: { at: 0.2, wants: "below" },
  kappa: { at: 0.8, wants: "at_least" },
  /** Of the visits whose end was recorded, those to which the patient did not come. */
  noShow: { at: 0.1, wants: "below" },
} as const satisfies Record<string, Goal>;

export type GoalState = "meets" | "misses" | "not_sure" | "not_known";

/** Whether a figure meets its goal: not sure while its interval holds the goal, not known without cases. */
export function goalState(figure: Estimate | null, { at, wants }: Goal): GoalState {
  if (!figure) return "not_known";
  const reaches = (value: number) => (wants === "at_least" ? value >= at : value < at);
  const [low, high] = [reaches(figure.low), reaches(figure.high)];
  if (low !== high) return "not_sure";
  return low ? "meets" : "misses";
}
