import { FILTER_KEYS, type QueueFilter, QueueFilterSchema } from "@/lib/queue/filter";
import { LEVELS, type Level } from "@/lib/triage/symptoms";

export type QueueSearch = Record<string, string | string[] | undefined>;

export type QueuePlace = { filter: QueueFilter; page: number };

/** The filter and page in the address; unknown values are dropped. */
export function readQueueSearch(search: QueueSearch): QueuePlace {
  const asked = String(search.page ?? "");
  const page = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  return { filter: QueueFilterSchema.parse(search), page };
}

/** A filter as a query string without the question mark; empty without a filter. */
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

export type QueueTab = { key: Level | "all" | "mine"; href: string; current: boolean };

/** The links of the queue: tabs, which keep the rest of the filter, and pages. */
export type QueueLinks = { here: string; tabs: QueueTab[]; previous: string | null; next: string };

export function linksOf({ filter, page }: QueuePlace): QueueLinks {
  const levels = LEVELS.map((level) => ({
    key: level,
    href: queueHref({ ...filter, level }),
    current: filter.level === level,
  }));
  const all = { key: "all", href: queueHref({ ...filter, level: undefined }) } as const;
  const mine = {
    key: "mine",
    href: queueHref({ ...filter, mine: filter.mine ? undefined : "yes" }),
  } as const;
  return {
    here: queueHref(filter, page),
    tabs: [
      { ...all, current: !filter.level },
      ...levels,
      { ...mine, current: filter.mine !== undefined },
    ],
    previous: page > 1 ? queueHref(filter, page - 1) : null,
    next: queueHref(filter, page + 1),
  };
}
