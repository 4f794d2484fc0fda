import { hashToken, newToken } from "@/lib/crypto/token";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { Rejection } from "@/lib/errors";

const DAY_MS = 86_400_000;

/** When a private link that is made now ends. */
export function linkEnd(now: Date): Date {
  return new Date(now.getTime() + env().LINK_DAYS * DAY_MS);
}

/**
 * Makes a private link to the patient's own pages; gives its token, of which only the hash is stored.
 * Links of this intake that have ended are erased. Refuses with not_found.
 */
export async function makeLink(intakeId: string, now: Date): Promise<string> {
  const token = newToken();
  const made = await sql(
    "aftercare_make_link",
    `WITH ended AS (DELETE FROM "PatientLink" WHERE "intakeId" = $1::uuid AND "expiresAt" <= $3::timestamptz),
     made AS (
       INSERT INTO "PatientLink" ("tokenHash", "intakeId", "createdAt", "expiresAt")
       SELECT $2, "id", $3, $4::timestamptz FROM "Intake" WHERE "id" = $1 RETURNING "intakeId"),
     audit AS (
       INSERT INTO "AuditEvent" ("actor", "action", "intakeId")
       SELECT 'patient', 'link.made', "intakeId" FROM made)
     SELECT "intakeId" FROM made`,
    [intakeId, hashToken(token), now, linkEnd(now)],
  );
  if (made.length === 0) throw new Rejection("not_found");
  return token;
}
