import { type QueueFilter, ruleOfCode } from "@/lib/queue/filter";
import type { QueueChoices } from "@/lib/queue/filter-choices";
import { HARM_RULES } from "@/lib/triage/harm";
import { activeFilters, SORT_WORDS } from "./filter-words";
import { CAUTION_ON_PAPER } from "./on-paper";

/** What a printed board leaves out and how it is ordered, in sentences. Names no danger at home or self-harm. */
export function paperFilter(filter: QueueFilter, choices: QueueChoices): string {
  const harm = filter.flag && HARM_RULES.includes(ruleOfCode(filter.flag) ?? "");
  const parts = activeFilters(filter, choices).map(({ key, words }) =>
    key === "flag" && harm ? CAUTION_ON_PAPER : words,
  );
  const order = `Order: ${SORT_WORDS[filter.sort ?? "urgency"].toLowerCase()}.`;
  if (parts.length === 0) return order;
  return `Filter: ${parts.join(", ")}. Other open patients are not on this sheet. ${order}`;
}
