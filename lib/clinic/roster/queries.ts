import { ACTIVE, activeStaff } from "@/lib/auth/active-staff";
import type { Role } from "@/lib/auth/permissions";
import type { NamedPerson } from "@/lib/auth/queries";
import type { Staff } from "@/lib/auth/staff";
import { prisma } from "@/lib/db/client";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { env } from "@/lib/env";

export type Shift = {
  id: string;
  staffName: string;
  startsAt: Date;
  endsAt: Date;
  onCall: boolean;
};

/** The shifts that touch the time between two moments, by when they begin. */
export async function listShifts(
  _staff: Staff<"roster:read">,
  from: Date,
  to: Date,
): Promise<Shift[]> {
  const shifts = await prisma().dutyShift.findMany({
    where: { removedAt: null, startsAt: { lt: to }, endsAt: { gt: from } },
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      onCall: true,
      staff: { select: { name: true } },
    },
    orderBy: [{ startsAt: "asc" }, { staff: { name: "asc" } }],
    take: 1000,
  });
  return shifts.map(({ staff, ...shift }) => ({ ...shift, staffName: staff.name }));
}

/** Everybody who can be put on the roster, by name. */
export async function listWorkers(_staff: Staff<"roster:manage">): Promise<NamedPerson[]> {
  return prisma().staffMember.findMany({
    where: activeStaff(),
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}

const REACHABLE = statement({
  name: "roster_reachable",
  text: `SELECT m."id", m."email", m."role", count(s."id") > 0 AS "onDuty",
      coalesce(bool_or(s."onCall"), false) AS "onCall"
    FROM "StaffMember" m
    LEFT JOIN "DutyShift" s ON s."staffId" = m."id" AND s."removedAt" IS NULL
      AND s."startsAt" <= $at AND s."endsAt" > $at
    WHERE ${ACTIVE}
    GROUP BY m."id" ORDER BY m."name", m."id"`,
  columns: {
    id: "uuid",
    email: "text",
    role: column<Role>("text"),
    onDuty: "bool",
    onCall: "bool",
  },
});

/** Somebody who can be told of an emergency, and whether they are at work at a moment. */
export type Reachable = RowOf<typeof REACHABLE>;

/**
 * Everybody who can be told now, always in the same order, so that two runs of a job do not
 * deadlock. For the service itself; nobody sees it.
 */
export function listReachable(at: Date): Promise<Reachable[]> {
  return REACHABLE.run({ at, demo: env().DEMO });
}
