import { GENERAL_STEPS } from "./general-steps";
import { HISTORY_STEPS } from "./history-steps";
import { NERVE_STEPS } from "./nerve-steps";
import { PAIN_STEPS } from "./pain-steps";
import { WORDS_STEPS } from "./words-steps";

export const CLINICAL_STEPS = [
  ...PAIN_STEPS,
  ...NERVE_STEPS,
  ...GENERAL_STEPS,
  ...HISTORY_STEPS,
  ...WORDS_STEPS,
] as const;
