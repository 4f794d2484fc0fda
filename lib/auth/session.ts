import { randomBytes } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { hashToken } from "@/lib/crypto/token";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { ACTIVE } from "./active-staff";
import { factorRoles, NEEDS_FACTOR } from "./factor-needed";
import type { Role } from "./permissions";

/** A session ends after this many hours, or after this many minutes without an action of its user. */
export const SESSION_HOURS = 12;
export const IDLE_MINUTES = 30;
const WHOLE = `make_interval(hours => ${SESSION_HOURS})`;
const HALF = "interval '15 minutes'";

/** The Prisma condition for sessions that are open at this moment. */
export function openAt(now: Date) {
  const idleSince = new Date(now.getTime() - IDLE_MINUTES * 60_000);
  return {
    ...{ revokedAt: null, readyAt: { not: null } },
    ...{ expiresAt: { gt: now }, lastSeenAt: { gt: idleSince } },
  };
}

/** The SQL condition for a session that has not ended: row `s` of StaffSession with its person `m`. Needs $demo. */
export const LASTING = `s."revokedAt" IS NULL AND s."expiresAt" > now() AND ${ACTIVE}
  AND s."lastSeenAt" > now() - make_interval(mins => ${IDLE_MINUTES})`;

/** The SQL condition for an open session: nothing that the sign-in asks for is missing. Needs $demo. */
export const LIVE = `s."readyAt" IS NOT NULL AND ${LASTING}`;

/** Of these sessions those that are open now, with the role of their person. */
export const LIVE_SESSIONS = statement({
  name: "session_live",
  text: `SELECT s."tokenHash" AS "sessionHash", m."role"
    FROM "StaffSession" s JOIN "StaffMember" m ON m."id" = s."staffId"
    WHERE s."tokenHash" = ANY($hashes::text[]) AND ${LIVE}`,
  columns: { sessionHash: "text", role: column<Role>("text") },
});

const BEGIN = statement({
  name: "session_begin",
  text: `WITH person AS (
      SELECT m."id", ($byProvider::boolean OR NOT m."mustChangePassword")
        AND ($factorAt::timestamptz IS NOT NULL OR NOT ${NEEDS_FACTOR}) AS "ready"
      FROM "StaffMember" m WHERE m."id" = $staff),
    begun AS (
      INSERT INTO "StaffSession" ("tokenHash", "staffId", "expiresAt", "readyAt", "byProvider", "factorAt")
      SELECT $token, "id", now() + CASE WHEN "ready" THEN ${WHOLE} ELSE ${HALF} END,
        CASE WHEN "ready" THEN now() END, $byProvider::boolean,
        CASE WHEN $factorAt::timestamptz > now() THEN now() ELSE $factorAt::timestamptz END
      FROM person RETURNING "staffId", "readyAt")
    ${trail({
      ...{ action: "auth.signed_in", staff: '"staffId"', from: "begun" },
      where: '"readyAt" IS NOT NULL',
    })}`,
  columns: {},
});

/** A sign-in at the identity provider, and when two factors were given there. */
export type ByProvider = { factorAt: Date | null };

/**
 * Begins a session after the password was right, or a sign-in at the provider. Gives the token; only its
 * hash is stored. Where the sign-in asks for more, the session opens nothing yet and ends in 15 minutes
 * (lib/auth/half.ts).
 */
export async function beginSession(staffId: string, by?: ByProvider): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await BEGIN.run({
    ...{ token: hashToken(token), staff: staffId, factorRoles: factorRoles() },
    ...{ byProvider: by !== undefined, factorAt: by?.factorAt ?? null },
  });
  return token;
}

const COMPLETE = statement({
  name: "session_complete",
  text: `WITH ready AS (
      UPDATE "StaffSession" s SET "readyAt" = now(), "lastSeenAt" = now(), "expiresAt" = now() + ${WHOLE}
      FROM "StaffMember" m
      WHERE s."tokenHash" = $session AND m."id" = s."staffId" AND s."readyAt" IS NULL AND ${LASTING}
        AND (s."byProvider" OR NOT m."mustChangePassword") AND (s."factorAt" IS NOT NULL OR NOT ${NEEDS_FACTOR})
      RETURNING s."staffId")
    ${trail({ action: "auth.signed_in", staff: '"staffId"', from: "ready" })}`,
  columns: {},
});

/** Opens a session, and records that in the audit log, when nothing is missing any more. */
export async function completeSession(sessionHash: string): Promise<void> {
  await COMPLETE.run({ session: sessionHash, demo: env().DEMO, factorRoles: factorRoles() });
}

const FIND = statement({
  name: "session_find",
  text: `WITH live AS (
      SELECT m."id", m."name", m."email", m."role", s."tokenHash" AS "sessionHash", s."lastSeenAt"
      FROM "StaffSession" s JOIN "StaffMember" m ON m."id" = s."staffId"
      WHERE s."tokenHash" = $token AND ${LIVE}),
    seen AS (
      UPDATE "StaffSession" s SET "lastSeenAt" = now() FROM live
      WHERE s."tokenHash" = live."sessionHash" AND $byUser
        AND live."lastSeenAt" < now() - interval '20 seconds')
    SELECT "id", "name", "email", "role", "sessionHash" FROM live`,
  columns: {
    id: "uuid",
    name: "text",
    email: "text",
    role: column<Role>("text"),
    /** SHA-256 of the session token: names the session, opens nothing. */
    sessionHash: "text",
  },
});
export type SignedIn = RowOf<typeof FIND>;

/**
 * The person this token belongs to, with their current role. Null when the session was revoked,
 * expired or idle for 30 minutes, and when the person is no longer active staff. `byUser`: a person
 * did something, which restarts the idle time; background polling does not.
 */
export async function findSession(token: string, byUser: boolean): Promise<SignedIn | null> {
  const [row] = await FIND.run({ token: hashToken(token), byUser, demo: env().DEMO });
  return row ?? null;
}

const LEFT = statement({
  name: "session_left",
  text: `SELECT greatest(0, extract(epoch FROM
      least("lastSeenAt" + make_interval(mins => ${IDLE_MINUTES}), "expiresAt") - now()))::float8 AS "left"
    FROM "StaffSession" WHERE "tokenHash" = $session`,
  columns: { left: "float8" },
});

/** Seconds until this session ends if nobody does anything. */
export async function secondsLeft(sessionHash: string): Promise<number> {
  const [row] = await LEFT.run({ session: sessionHash });
  return row?.left ?? 0;
}

const END = statement({
  name: "session_end",
  text: `WITH ended AS (
      UPDATE "StaffSession" SET "revokedAt" = now()
      WHERE "tokenHash" = $token AND "revokedAt" IS NULL RETURNING "staffId")
    ${trail({ action: "auth.signed_out", staff: '"staffId"', from: "ended" })}`,
  columns: {},
});

/** Ends the session of this token and records it in the audit log. Does nothing when it has ended. */
export async function endSession(token: string): Promise<void> {
  await END.run({ token: hashToken(token) });
}
