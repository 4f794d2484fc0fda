import { column, statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { knownDevice } from "./device";
import { factorRoles, NEEDS_FACTOR } from "./factor-needed";
import type { Role } from "./permissions";
import { LASTING } from "./session";

declare const half: unique symbol;

/** What a sign-in still asks for after the password: a code, a first factor, or a new password. */
export type Missing = "code" | "factor" | "password" | "nothing";

/**
 * Somebody whose password or provider was right and whose session opens nothing yet. Only `findHalf` makes one,
 * so what takes it cannot run without that.
 */
export type HalfSignedIn = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly sessionHash: string;
  readonly missing: Missing;
  /** The device, if this account signed in on it before. */
  readonly device: string | null;
  readonly [half]: true;
};

const FIND = statement({
  name: "session_half",
  text: `SELECT m."id", m."name", m."email", m."role", s."tokenHash" AS "sessionHash",
      CASE WHEN s."factorAt" IS NULL AND EXISTS (SELECT 1 FROM "StaffFactor" f WHERE f."staffId" = m."id") THEN 'code'
           WHEN s."factorAt" IS NULL AND ${NEEDS_FACTOR} THEN 'factor'
           WHEN m."mustChangePassword" AND NOT s."byProvider" THEN 'password' ELSE 'nothing' END AS "missing"
    FROM "StaffSession" s JOIN "StaffMember" m ON m."id" = s."staffId"
    WHERE s."tokenHash" = $session AND s."readyAt" IS NULL AND ${LASTING}`,
  columns: {
    ...{ id: "uuid", name: "text", email: "text", role: column<Role>("text") },
    ...{ sessionHash: "text", missing: column<Missing>("text") },
  },
});

/**
 * The person whose session of this hash lacks something; null for a whole, ended or unknown one.
 * `deviceCookie`: what the device remembers of earlier sign-ins.
 */
export async function findHalf(
  sessionHash: string,
  deviceCookie: string | null = null,
): Promise<HalfSignedIn | null> {
  const values = { session: sessionHash, demo: env().DEMO, factorRoles: factorRoles() };
  const [row] = await FIND.run(values);
  if (!row) return null;
  return { ...row, device: knownDevice(deviceCookie, row.email) } as unknown as HalfSignedIn;
}
