import { BODY_EXAMPLES } from "./body";
import type { Example } from "./example";
import { NERVE_EXAMPLES } from "./nerves";
import { RISK_EXAMPLES } from "./risk";

/** A positive, a negative and an unsure case for every rule, by rule id. */
export const EXAMPLES: Record<string, Example> = {
  ...NERVE_EXAMPLES,
  ...BODY_EXAMPLES,
  ...RISK_EXAMPLES,
};
