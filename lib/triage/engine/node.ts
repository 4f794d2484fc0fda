import type { Condition } from "./condition";

/** One different condition; `parts` are the places of the conditions it is made of. */
export interface Node {
  condition: Condition;
  parts: readonly number[];
}
