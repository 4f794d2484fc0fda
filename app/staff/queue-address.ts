import type { QueueFilter } from "@/lib/queue/queries";
import { LEVELS } from "@/lib/triage/symptoms";

export type QueueSearch = { level?: string; mine?: string; page?: string };

/** What the address asks for; anything that is not known is left out. */
export function readQueueSearch(search: QueueSearch): QueueFilter {
  const page = /^[1-9]\d{0,3}$/.test(search.page ?? "") ? Number(search.page) : 1;
  return {
    level: LEVELS.find((level) => level === search.level),
    mine: search.mine === "yes",
    page,
  };
}

/** The address of the queue with this filter. */
export function queueHref(filter: Partial<QueueFilter>): string {
  const query = new URLSearchParams();
  if (filter.level) query.set("level", filter.level);
  if (filter.mine) query.set("mine", "yes");
  if (filter.page && filter.page > 1) query.set("page", String(filter.page));
  return query.size ? `/staff?${query}` : "/staff";
}
