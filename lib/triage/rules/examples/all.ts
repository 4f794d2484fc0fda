import { BODY_EXAMPLES } from "./body";
import type { Example } from "./example";
import { NERVE_EXAMPLES } from "./nerves";
import { BODY_EXAMPLES_2, NERVE_EXAMPLES_2, OTHER_EXAMPLES_2, RISK_EXAMPLES_2 } from "./part-2";
import { RISK_EXAMPLES } from "./risk";

/** A positive, a negative and an unsure case for every rule, by rule id. */
export const EXAMPLES: Record<string, Example> = {
  ...NERVE_EXAMPLES,
  ...BODY_EXAMPLES,
  ...RISK_EXAMPLES,
  ...NERVE_EXAMPLES_2,
  ...BODY_EXAMPLES_2,
  ...RISK_EXAMPLES_2,
  ...OTHER_EXAMPLES_2,
};
