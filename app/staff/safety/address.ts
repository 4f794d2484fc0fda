import type { CasesFilter } from "@/lib/safety/cases/schema";

/** The days of a page as they stand in its address. */
export type Days = { from: string; to: string };

/** The list of the intakes of these days that fit. */
export function casesHref({ from, to }: Days, filter: Partial<CasesFilter>): string {
  const query = new URLSearchParams({ from, to });
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  return `/staff/safety/cases?${query}`;
}
