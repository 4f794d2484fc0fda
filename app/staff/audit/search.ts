import { z } from "zod";
import type { AuditFilter } from "@/lib/record/audit-log";

export type AuditSearch = { reference?: string; staff?: string; before?: string };

const StaffIdSchema = z.uuid();

/** The filter in the address; invalid values are dropped. */
export function readAuditSearch({ reference, staff, before }: AuditSearch): AuditFilter {
  const typed = String(reference ?? "")
    .trim()
    .toUpperCase()
    .slice(0, 20);
  return {
    reference: typed || undefined,
    staffId: StaffIdSchema.safeParse(staff).data,
    before: /^\d{1,18}$/.test(before ?? "") ? before : undefined,
  };
}

/** The address of the events before this one, with the same filter. */
export function olderHref({ reference, staffId }: AuditFilter, before: string): string {
  const query = new URLSearchParams({ before });
  if (reference) query.set("reference", reference);
  if (staffId) query.set("staff", staffId);
  return `/staff/audit?${query}`;
}
