import { randomBytes } from "node:crypto";
import { hashToken } from "@/lib/crypto/token";
import { sql } from "@/lib/db/client";
import type { Role } from "./permissions";

/** A session ends after this long whatever happens, and after this long without a user's action. */
export const SESSION_HOURS = 12;
export const IDLE_MINUTES = 30;

export type SignedIn = {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** SHA-256 of the session token: names the session, opens nothing. */
  sessionHash: string;
};

/** Which sessions are open at this moment, for a query that lists them. */
export function openAt(now: Date) {
  const idleSince = new Date(now.getTime() - IDLE_MINUTES * 60_000);
  return { revokedAt: null, expiresAt: { gt: now }, lastSeenAt: { gt: idleSince } };
}

/** Which row `s` of StaffSession, with its person `m`, is open now; the same for one and for many. */
const LIVE = `s."revokedAt" IS NULL AND s."expiresAt" > now() AND m."disabledAt" IS NULL
  AND s."lastSeenAt" > now() - make_interval(mins => ${IDLE_MINUTES})`;

/** $1 hashes of session tokens. Gives those that are open now with the role of their person. */
export const LIVE_SESSIONS = `SELECT s."tokenHash" AS "sessionHash", m."role"
  FROM "StaffSession" s JOIN "StaffMember" m ON m."id" = s."staffId"
  WHERE s."tokenHash" = ANY($1::text[]) AND ${LIVE}`;

/** Begins a session and writes it to the trail. Gives the token, which is stored nowhere. */
export async function beginSession(staffId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await sql(
    "session_begin",
    `WITH begun AS (
       INSERT INTO "StaffSession" ("tokenHash", "staffId", "expiresAt")
       VALUES ($1, $2, now() + make_interval(hours => $3)) RETURNING "staffId")
     INSERT INTO "AuditEvent" ("actor", "staffId", "action")
     SELECT 'staff', "staffId", 'auth.signed_in' FROM begun`,
    [hashToken(token), staffId, SESSION_HOURS],
  );
  return token;
}

/**
 * Who this token belongs to right now, or null: revoked, expired, idle for 30 minutes, or the
 * person was disabled. The role is the one in the database. `byUser` says that a person did
 * something, which moves the idle limit; background polling does not.
 */
export async function findSession(token: string, byUser: boolean): Promise<SignedIn | null> {
  const rows = await sql<SignedIn>(
    "session_find",
    `WITH live AS (
       SELECT m."id", m."name", m."email", m."role", s."tokenHash" AS "sessionHash", s."lastSeenAt"
       FROM "StaffSession" s JOIN "StaffMember" m ON m."id" = s."staffId"
       WHERE s."tokenHash" = $1 AND ${LIVE}),
     seen AS (
       UPDATE "StaffSession" s SET "lastSeenAt" = now() FROM live
       WHERE s."tokenHash" = live."sessionHash" AND $2 AND live."lastSeenAt" < now() - interval '20 seconds')
     SELECT "id", "name", "email", "role", "sessionHash" FROM live`,
    [hashToken(token), byUser],
  );
  return rows[0] ?? null;
}

/** How many seconds this session lasts when nobody does anything any more. */
export async function secondsLeft(sessionHash: string): Promise<number> {
  const [row] = await sql<{ left: number }>(
    "session_left",
    `SELECT greatest(0, extract(epoch FROM
       least("lastSeenAt" + make_interval(mins => $2), "expiresAt") - now()))::float8 AS "left"
     FROM "StaffSession" WHERE "tokenHash" = $1`,
    [sessionHash, IDLE_MINUTES],
  );
  return row?.left ?? 0;
}

/** Ends the session of this token and writes it to the trail; nothing happens when it is over. */
export async function endSession(token: string): Promise<void> {
  await sql(
    "session_end",
    `WITH ended AS (
       UPDATE "StaffSession" SET "revokedAt" = now()
       WHERE "tokenHash" = $1 AND "revokedAt" IS NULL RETURNING "staffId")
     INSERT INTO "AuditEvent" ("actor", "staffId", "action")
     SELECT 'staff', "staffId", 'auth.signed_out' FROM ended`,
    [hashToken(token)],
  );
}
