import type { Truth } from "./gates";

/** Several askings of one fact: a yes wins, then a "not sure", then a no. */
export function anyOf(...truths: Truth[]): Truth {
  if (truths.includes(true)) return true;
  if (truths.includes("unsure")) return "unsure";
  return truths.includes(false) ? false : undefined;
}

/** A sign that has two parts ("fever with a stiff neck"): denying it denies neither part alone. */
export function part(truth: Truth): Truth {
  return truth === false ? undefined : truth;
}
