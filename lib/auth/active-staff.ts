import { env } from "@/lib/env";

/**
 * Who works here, for a query of Prisma: not those who were disabled, and the invented people of the
 * demonstration only while it is on, as their passwords are published.
 */
export function activeStaff() {
  return { disabledAt: null, ...(env().DEMO ? {} : { demo: false }) };
}

/** The same of a row that was read. */
export function isActive({ disabledAt, demo }: { disabledAt: Date | null; demo: boolean }) {
  return disabledAt === null && (env().DEMO || !demo);
}

/** The same of row `m` of StaffMember, for a statement; its value $demo is `env().DEMO`. */
export const ACTIVE = `(m."disabledAt" IS NULL AND ($demo::boolean OR NOT m."demo"))`;
