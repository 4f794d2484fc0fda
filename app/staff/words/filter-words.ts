import { isLocale, LANGUAGES } from "@/lib/i18n/locales";
import {
  FILTER_KEYS,
  type FilterKey,
  type FollowUpState,
  type QueueFilter,
  type QueueStateFilter,
  type QuickFilter,
  ruleOfCode,
  type Sort,
  WAITED,
} from "@/lib/queue/filter";
import type { QueueChoices } from "@/lib/queue/filter-choices";
import { ruleById } from "@/lib/triage/rules/all";
import { LEVEL_WORDS, plainWords } from "./words";

export const FOLLOW_UP_WORDS: Record<FollowUpState, string> = {
  none: "None booked",
  booked: "Booked",
  over: "Time has passed",
  call_due: "Call due",
  silent: "No reply to our message",
};

export const STATE_WORDS: Record<QueueStateFilter, string> = {
  unacknowledged: "Unacknowledged",
  overdue: "Overdue",
  answered: "Answered",
};

export const QUICK_WORDS: Record<QuickFilter, string> = {
  ...STATE_WORDS,
  unassigned: "Unassigned",
  call_due: "Call due",
  no_visit: "No visit",
};

export const SORT_WORDS: Record<Sort, string> = {
  urgency: "Most urgent first",
  due: "Least time left first",
  newest: "Newest first",
};

/** A rule in staff wording; its id if the rule no longer exists. */
export function flagWords(ruleId: string): string {
  return ruleById(ruleId)?.staff ?? plainWords(ruleId);
}

const named = (list: { id: string; name: string }[], id: string) =>
  list.find((one) => one.id === id)?.name ?? "someone else";

type Words = {
  [Key in FilterKey]-?: (value: NonNullable<QueueFilter[Key]>, of: QueueChoices) => string;
};

const WORDS: Words = {
  level: (level) => LEVEL_WORDS[level],
  mine: () => "Mine",
  holder: (id, { people }) => (id === "nobody" ? "Unassigned" : `Assigned to ${named(people, id)}`),
  meant: () => "Handed off to me",
  flag: (code) => flagWords(ruleOfCode(code) ?? code),
  place: (id, { places }) => (id === "none" ? "No location" : named(places, id)),
  language: (code) => (isLocale(code) ? LANGUAGES[code].name : code),
  waited: (code) => `Waiting more than ${WAITED[code]}`,
  burst: () => "One burst",
  followUp: (state) => `Follow-up: ${FOLLOW_UP_WORDS[state]}`,
  state: (state) => STATE_WORDS[state],
  sort: (sort) => SORT_WORDS[sort],
};

export type ActiveFilter = { key: FilterKey; words: string; rest: QueueFilter };

/** The order in words, with the filter without it; null for the usual order. */
export function orderOf(filter: QueueFilter): ActiveFilter | null {
  const { sort = "urgency" } = filter;
  if (sort === "urgency") return null;
  // Named, because a device may keep another order.
  return { key: "sort", words: SORT_WORDS[sort], rest: { ...filter, sort: "urgency" } };
}

/** Each active filter in words, with the filter that remains when it is removed. The order is none. */
export function activeFilters(filter: QueueFilter, choices: QueueChoices): ActiveFilter[] {
  return FILTER_KEYS.filter((key) => filter[key] && key !== "sort").map((key) => ({
    key,
    words: (WORDS[key] as (value: unknown, of: QueueChoices) => string)(filter[key], choices),
    rest: { ...filter, [key]: undefined },
  }));
}
