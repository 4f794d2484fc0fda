import { env } from "@/lib/env";

/**
 * The Prisma condition for active staff: not disabled, and not a demo person unless the demo is on.
 * The passwords of demo people are published.
 */
export function activeStaff() {
  return { disabledAt: null, ...(env().DEMO ? {} : { demo: false }) };
}

/** Whether a row that was read is active staff. */
export function isActive({ disabledAt, demo }: { disabledAt: Date | null; demo: boolean }) {
  return disabledAt === null && (env().DEMO || !demo);
}

/** The SQL condition for row `m` of StaffMember; pass `env().DEMO` as $demo. */
export const ACTIVE = `(m."disabledAt" IS NULL AND ($demo::boolean OR NOT m."demo"))`;
