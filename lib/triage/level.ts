import { LEVELS, type Level } from "./symptoms";

/** 0 for EMERGENCY to 4 for SELF_CARE: the order of severity and of the queue. */
export function rankOf(level: Level): number {
  return LEVELS.indexOf(level);
}
