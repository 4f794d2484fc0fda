import { sql } from "@/lib/db/client";
import type { Role } from "./permissions";
import { IDLE_MINUTES } from "./session";
import type { Staff } from "./staff";

export type Person = {
  id: string;
  name: string;
  email: string;
  role: Role;
  disabledAt: Date | null;
  openSessions: number;
  lastSeenAt: Date | null;
};

/** Everybody who works here, by name, with their open sessions. */
export async function listPeople(_staff: Staff<"staff:manage">): Promise<Person[]> {
  return sql<Person>(
    "people_list",
    `SELECT m."id", m."name", m."email", m."role", m."disabledAt", max(s."lastSeenAt") AS "lastSeenAt",
       count(s."tokenHash") FILTER (WHERE s."revokedAt" IS NULL AND s."expiresAt" > now()
         AND s."lastSeenAt" > now() - make_interval(mins => $1))::int AS "openSessions"
     FROM "StaffMember" m LEFT JOIN "StaffSession" s ON s."staffId" = m."id"
     GROUP BY m."id" ORDER BY m."name"`,
    [IDLE_MINUTES],
  );
}

export type NamedPerson = { id: string; name: string };

/** Clinicians who can have openings, by name. */
export async function listClinicians(_staff: Staff<"availability:manage">): Promise<NamedPerson[]> {
  return sql<NamedPerson>(
    "clinicians_list",
    `SELECT "id", "name" FROM "StaffMember" WHERE "role" = 'clinician' AND "disabledAt" IS NULL ORDER BY "name"`,
    [],
  );
}

/** Everybody's name, for the filter of the trail. */
export async function listNames(_staff: Staff<"audit:read">): Promise<NamedPerson[]> {
  return sql<NamedPerson>(
    "names_list",
    `SELECT "id", "name" FROM "StaffMember" ORDER BY "name"`,
    [],
  );
}
