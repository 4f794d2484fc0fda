import { FILTER_KEYS, type QueueFilter, QueueFilterSchema } from "@/lib/queue/filter";

export type QueueSearch = Record<string, string | string[] | undefined>;

export type QueuePlace = { filter: QueueFilter; page: number };

/** What the address asks for; anything that is not known is left out. */
export function readQueueSearch(search: QueueSearch): QueuePlace {
  const asked = String(search.page ?? "");
  const page = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  return { filter: QueueFilterSchema.parse(search), page };
}

/** A filter as the end of an address, without the question mark; empty for none. */
export function filterQuery(filter: QueueFilter, page = 1): string {
  const query = new URLSearchParams();
  for (const key of FILTER_KEYS) if (filter[key]) query.set(key, filter[key]);
  if (page > 1) query.set("page", String(page));
  return query.toString();
}

/** The address of the queue with this filter. */
export function queueHref(filter: QueueFilter, page = 1): string {
  const query = filterQuery(filter, page);
  return query ? `/staff?${query}` : "/staff";
}
