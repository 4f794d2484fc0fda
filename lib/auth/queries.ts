import { clockNow } from "@/lib/clock";
import { prisma } from "@/lib/db/client";
import { activeStaff } from "./active-staff";
import type { Role } from "./permissions";
import { openAt } from "./session";
import type { Staff } from "./staff";
import { isAtProvider, mayGetPassword, WAY_IN } from "./way-in";

export type Person = {
  id: string;
  name: string;
  email: string;
  role: Role;
  disabledAt: Date | null;
  hasFactor: boolean;
  /** They are tied to the identity provider, which gives their role. */
  atProvider: boolean;
  /** An admin can give them a password. */
  mayGetPassword: boolean;
  openSessions: number;
  lastSeenAt: Date | null;
};

/** Everybody who works here, by name, with their open sessions. */
export async function listPeople(_staff: Staff<"staff:manage">): Promise<Person[]> {
  const people = await prisma().staffMember.findMany({
    select: {
      id: true,
      name: true,
      email: true,
      ...WAY_IN,
      disabledAt: true,
      factor: { select: { staffId: true } },
      _count: { select: { sessions: { where: openAt(clockNow()) } } },
      sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
    },
    orderBy: { name: "asc" },
  });
  return people.map(({ id, name, email, disabledAt, _count, sessions, factor, ...wayIn }) => ({
    ...{ id, name, email, disabledAt },
    hasFactor: factor !== null,
    atProvider: isAtProvider(wayIn),
    mayGetPassword: mayGetPassword(wayIn),
    role: wayIn.role as Role,
    openSessions: _count.sessions,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
  }));
}

export type NamedPerson = { id: string; name: string };

/** Clinicians who can offer times, by name. */
export async function listClinicians(_staff: Staff<"availability:manage">): Promise<NamedPerson[]> {
  return prisma().staffMember.findMany({
    where: { role: "clinician", ...activeStaff() },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}

/** Everybody's name, for the filter of the audit log. */
export async function listNames(_staff: Staff<"audit:read">): Promise<NamedPerson[]> {
  return prisma().staffMember.findMany({
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}
