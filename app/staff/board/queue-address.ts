import { z } from "zod";
import {
  FILTER_KEYS,
  isOn,
  QUICK_KEYS,
  type QueueFilter,
  QueueFilterSchema,
  type QuickFilter,
  SORTS,
  type Sort,
  turned,
} from "@/lib/queue/filter";
import { LEVELS, type Level } from "@/lib/triage/symptoms";

export type QueueSearch = Record<string, string | string[] | undefined>;

/** How dense the rows are: one line, two lines, or readable from four meters. */
export const ROWS = ["usual", "line", "wall"] as const;
export type Rows = (typeof ROWS)[number];

export type QueuePlace = {
  filter: QueueFilter;
  page: number;
  /** Null: the address names no density. */
  rows: Rows | null;
  /** The intake in the panel beside the queue. */
  open: string | null;
};

const IdSchema = z.uuid();

/** The filter and page in the address; unknown values are dropped. */
export function readQueueSearch(search: QueueSearch): QueuePlace {
  const asked = String(search.page ?? "");
  const page = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  const rows = ROWS.find((known) => known === search.rows) ?? null;
  const open = IdSchema.safeParse(search.open).data ?? null;
  return { filter: QueueFilterSchema.parse(search), page, rows, open };
}

/** A filter as a query string without the question mark; empty without a filter. */
export function filterQuery(filter: QueueFilter, page = 1): string {
  const query = new URLSearchParams();
  for (const key of FILTER_KEYS) if (filter[key]) query.set(key, filter[key]);
  if (page > 1) query.set("page", String(page));
  return query.toString();
}

/** The filter without an order that the board has anyhow: the one that the device keeps, or the usual one. */
export function withoutOwnOrder(filter: QueueFilter, kept: Sort = "urgency"): QueueFilter {
  return filter.sort === kept ? { ...filter, sort: undefined } : filter;
}

/** The address of the queue with this filter, page and density. */
export function queueHref(filter: QueueFilter, page = 1, rows: Rows | null = null): string {
  const query = [filterQuery(filter, page), rows ? `rows=${rows}` : ""];
  const search = query.filter(Boolean).join("&");
  return search ? `/staff?${search}` : "/staff";
}

/** The queue at `here` with an intake in the panel beside it. */
export const openHref = (here: string, intakeId: string): string =>
  `${here}${here.includes("?") ? "&" : "?"}open=${intakeId}`;

/** The page of an intake, which leads back to the queue at `here` and knows its neighbors there. */
export function fullHref(here: string, intakeId: string): string {
  const [, query] = here.split("?");
  return intakeHref(intakeId, { queue: query });
}

/**
 * The page of an intake, or one below it (`at`: "/times", "#follow-ups"), with what else stands in its
 * address. `queue`: the queue that it was opened from, so that its neighbors and the way back stay.
 */
export function intakeHref(
  intakeId: string,
  query: Record<string, string | null | undefined>,
  at = "",
): string {
  const [below = "", hash] = at.split("#");
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const search = new URLSearchParams(given).toString();
  const page = `/staff/intakes/${intakeId}${below}`;
  return `${page}${search ? `?${search}` : ""}${hash ? `#${hash}` : ""}`;
}

export type QueueTab = { key: Level | "all" | "mine"; href: string; current: boolean };

/** The links of the queue: tabs, which keep the rest of the filter, and pages. */
export type QueueLinks = {
  here: string;
  /** The first page of the whole queue: each alarm is on it. */
  whole: boolean;
  /** The intake in the panel. */
  open: string | null;
  tabs: QueueTab[];
  /** The same rows in each density. */
  rows: { key: Rows; href: string; current: boolean }[];
  /** The same rows in each order. */
  sorts: { key: Sort; href: string; current: boolean }[];
  /** What each quick filter turns on or off. */
  quick: { key: QuickFilter; href: string; current: boolean }[];
  previous: string | null;
  next: string;
};

export function linksOf({ filter, page, rows, open }: QueuePlace): QueueLinks {
  const levels = LEVELS.map((level) => ({
    key: level,
    href: queueHref({ ...filter, level }, 1, rows),
    current: filter.level === level,
  }));
  const all = { key: "all", href: queueHref({ ...filter, level: undefined }, 1, rows) } as const;
  const mine = {
    key: "mine",
    href: queueHref({ ...filter, mine: filter.mine ? undefined : "yes" }, 1, rows),
  } as const;
  return {
    here: queueHref(filter, page, rows),
    open,
    whole: filterQuery({ ...filter, sort: undefined }, page) === "",
    rows: ROWS.map((key) => ({
      key,
      href: queueHref(filter, page, key),
      current: key === (rows ?? "usual"),
    })),
    sorts: SORTS.map((sort) => ({
      key: sort,
      href: queueHref({ ...filter, sort }, 1, rows),
      current: sort === (filter.sort ?? "urgency"),
    })),
    quick: QUICK_KEYS.map((key) => ({
      key,
      href: queueHref(turned(filter, key), 1, rows),
      current: isOn(filter, key),
    })),
    tabs: [
      { ...all, current: !filter.level },
      ...levels,
      { ...mine, current: filter.mine !== undefined },
    ],
    previous: page > 1 ? queueHref(filter, page - 1, rows) : null,
    next: queueHref(filter, page + 1, rows),
  };
}
