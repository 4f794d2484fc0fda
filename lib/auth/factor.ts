import { randomBytes } from "node:crypto";
import { attemptLimit } from "@/lib/attempt-limit";
import { trail } from "@/lib/audit/trail";
import { clockNow } from "@/lib/clock";
import { macOf } from "@/lib/crypto/mac";
import { placeOf } from "@/lib/crypto/places";
import { seal, unseal } from "@/lib/crypto/seal";
import { hashToken } from "@/lib/crypto/token";
import { Unsealing } from "@/lib/crypto/unsealing";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { FieldProblem, Rejection } from "@/lib/errors";
import { FRESH_MINUTES, factorRoles, NEEDS_FACTOR } from "./factor-needed";
import type { HalfSignedIn } from "./half";
import type { CodeInput } from "./schema";
import { completeSession } from "./session";
import type { Staff } from "./staff";
import { base32, stepOf } from "./totp";

type Own = HalfSignedIn | Staff<"account:own">;

/** A code of six digits is guessed at most so often. Who guesses has the password already. */
const guesses = attemptLimit("factor_code", 5, 15 * 60);

/**
 * Whose guesses count together: those of an open session; of a device that the account signed in on
 * before; and of everybody else who has the password, so that a stranger keeps nobody out elsewhere.
 */
function guesserOf(own: Own): string {
  if (!("missing" in own)) return `session ${own.sessionHash}`;
  return own.device ? `${own.id} ${own.device}` : own.id;
}

/** Forgets the guesses of strangers: what they guessed with is no longer right. */
export const forgetGuesses = (staffId: string): Promise<void> => guesses.forget(staffId);
const RECOVERY_CODES = 10;
const WRONG = "That code is not right. Wait for the next one in your app, then enter that.";

/**
 * The secret that this person's app gets, in this session. It follows from the data key, so that a
 * page can show it as often as it is opened, and is stored only when a code of it was right.
 */
export function offeredSecret(own: Own): Buffer {
  return Buffer.from(macOf("factor", `${own.id} ${own.sessionHash}`), "hex").subarray(0, 20);
}

/** 24 characters of base32: 120 random bits, in groups that can be read aloud. */
function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    (base32(randomBytes(15)).match(/.{6}/g) ?? []).join("-").toLowerCase(),
  );
}

/** A recovery code however it was typed. The hash says whose it is, so it opens no other account. */
const recoveryHash = (staffId: string, typed: string) =>
  hashToken(`${staffId} ${typed.toLowerCase().replace(/[^a-z2-7]/g, "")}`);

const MAKE_CODES = `codes AS (
    INSERT INTO "RecoveryCode" ("codeHash", "staffId")
    SELECT unnest($codes::text[]), "staffId" FROM made)`;

const ADD = statement({
  name: "factor_add",
  text: `WITH made AS (
      INSERT INTO "StaffFactor" ("staffId", "secretSealed", "lastStep") VALUES ($staff, $secretSealed, $step)
      ON CONFLICT DO NOTHING RETURNING "staffId"),
    old AS (DELETE FROM "RecoveryCode" c USING made WHERE c."staffId" = made."staffId"),
    ${MAKE_CODES},
    proven AS (
      UPDATE "StaffSession" s SET "factorAt" = now() FROM made WHERE s."tokenHash" = $session),
    ended AS (
      UPDATE "StaffSession" s SET "revokedAt" = now() FROM made
      WHERE s."staffId" = made."staffId" AND s."tokenHash" <> $session AND s."revokedAt" IS NULL),
    audited AS (${trail({ action: "auth.factor_added", staff: '"staffId"', from: "made" })})
    SELECT "staffId" AS "id" FROM made`,
  columns: { id: "uuid" },
});

/**
 * Adds an app as this person's second factor, by a code of the offered secret, and ends their other
 * sessions, which never proved it. Gives the recovery codes, which are stored only as hashes. A wrong
 * code comes back as a field error.
 */
export async function addFactor(
  own: Own,
  { code }: CodeInput,
): Promise<{ codes: string[] } | FieldProblem> {
  if (!(await guesses.take(guesserOf(own)))) throw new Rejection("too_many_attempts");
  const secret = offeredSecret(own);
  const step = stepOf(secret, code.replace(/\s/g, ""), clockNow());
  if (step === null) return new FieldProblem("code", WRONG);
  const codes = newRecoveryCodes();
  const rows = await ADD.run({
    ...{ staff: own.id, session: own.sessionHash, step },
    secretSealed: seal(base64(secret), placeOf("StaffFactor.secretSealed", own.id)),
    codes: codes.map((each) => recoveryHash(own.id, each)),
  });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
  await guesses.forget(guesserOf(own));
  return { codes };
}

const base64 = (bytes: Buffer) => bytes.toString("base64");

const USE_STEP = statement({
  name: "factor_use",
  text: `WITH used AS (
      UPDATE "StaffFactor" SET "lastStep" = $step
      WHERE "staffId" = $staff AND "lastStep" < $step RETURNING "staffId"),
    proven AS (
      UPDATE "StaffSession" s SET "factorAt" = now() FROM used WHERE s."tokenHash" = $session)
    SELECT "staffId" AS "id" FROM used`,
  columns: { id: "uuid" },
});

const USE_RECOVERY = statement({
  name: "factor_recover",
  text: `WITH used AS (
      UPDATE "RecoveryCode" SET "usedAt" = now()
      WHERE "codeHash" = $hash AND "staffId" = $staff AND "usedAt" IS NULL RETURNING "staffId"),
    proven AS (
      UPDATE "StaffSession" s SET "factorAt" = now() FROM used WHERE s."tokenHash" = $session),
    audited AS (${trail({
      ...{ action: "auth.recovery_code_used", staff: '"staffId"', from: "used" },
      detail: {
        left: `(SELECT count(*) - 1 FROM "RecoveryCode" c WHERE c."staffId" = used."staffId" AND c."usedAt" IS NULL)`,
      },
    })})
    SELECT "staffId" AS "id" FROM used`,
  columns: { id: "uuid" },
});

async function isProven(own: Own, typed: string): Promise<boolean> {
  const at = { staff: own.id, session: own.sessionHash };
  const digits = typed.replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) {
    const hash = recoveryHash(own.id, typed);
    return (await USE_RECOVERY.run({ ...at, hash })).length === 1;
  }
  const factor = await prisma().staffFactor.findUnique({ where: { staffId: own.id } });
  if (!factor) return false;
  const place = placeOf("StaffFactor.secretSealed", own.id);
  const open = () => Buffer.from(unseal(factor.secretSealed, place), "base64");
  // What no key opens proves nothing; a recovery code still does.
  const secret = new Unsealing().take("StaffFactor", own.id, open);
  const step = secret && stepOf(secret, digits, clockNow());
  return step !== null && (await USE_STEP.run({ ...at, step })).length === 1;
}

/**
 * Proves the second factor in this session: a code of the app, or a recovery code. Each is taken once.
 * A wrong or used one comes back as a field error; 5 tries in 15 minutes.
 */
export async function proveFactor(
  own: Own,
  { code }: CodeInput,
): Promise<undefined | FieldProblem> {
  if (!(await guesses.take(guesserOf(own)))) throw new Rejection("too_many_attempts");
  if (!(await isProven(own, code))) return new FieldProblem("code", WRONG);
  await guesses.forget(guesserOf(own));
  return undefined;
}

const STALE = statement({
  name: "factor_stale",
  text: `SELECT m."id" FROM "StaffMember" m WHERE m."id" = $staff AND ${NEEDS_FACTOR}
    AND NOT EXISTS (SELECT 1 FROM "StaffSession" s WHERE s."tokenHash" = $session AND s."staffId" = m."id"
      AND s."factorAt" > now() - make_interval(mins => ${FRESH_MINUTES}))`,
  columns: { id: "uuid" },
});

/** Whether this person must give a code before an act that needs a fresh one (10 minutes). */
export async function isFactorStale(own: Pick<Staff, "id" | "sessionHash">): Promise<boolean> {
  const values = { staff: own.id, session: own.sessionHash, factorRoles: factorRoles() };
  return (await STALE.run(values)).length > 0;
}

/** Refuses what a stranger at the screen could do lasting harm by (factor_needed), until a code was given within 10 minutes. */
export async function requireFreshFactor(own: Pick<Staff, "id" | "sessionHash">): Promise<void> {
  if (await isFactorStale(own)) throw new Rejection("factor_needed");
}

const RENEW = statement({
  name: "recovery_codes_renew",
  text: `WITH made AS (SELECT "staffId" FROM "StaffFactor" WHERE "staffId" = $staff),
    old AS (DELETE FROM "RecoveryCode" c USING made WHERE c."staffId" = made."staffId"),
    ${MAKE_CODES},
    audited AS (${trail({ action: "auth.recovery_codes_made", staff: '"staffId"', from: "made" })})
    SELECT "staffId" AS "id" FROM made`,
  columns: { id: "uuid" },
});

/** Makes new recovery codes, after which the old ones open nothing. Needs a fresh factor. */
export async function renewRecoveryCodes(
  staff: Staff<"account:own">,
): Promise<{ codes: string[] }> {
  await requireFreshFactor(staff);
  const codes = newRecoveryCodes();
  const hashes = codes.map((each) => recoveryHash(staff.id, each));
  if ((await RENEW.run({ staff: staff.id, codes: hashes })).length === 0)
    throw new Rejection("not_found");
  return { codes };
}

export type OwnFactor = { since: Date; codesLeft: number };

/** Since when this person has a second factor, and how many recovery codes are left; null: none. */
export async function findOwnFactor(staff: Staff<"account:own">): Promise<OwnFactor | null> {
  const [factor, codesLeft] = await Promise.all([
    prisma().staffFactor.findUnique({ where: { staffId: staff.id }, select: { createdAt: true } }),
    prisma().recoveryCode.count({ where: { staffId: staff.id, usedAt: null } }),
  ]);
  return factor && { since: factor.createdAt, codesLeft };
}

/** A sign-in step: a code after the password. */
export async function giveCode(
  half: HalfSignedIn,
  input: CodeInput,
): Promise<undefined | FieldProblem> {
  if (half.missing !== "code") throw new Rejection("changed_meanwhile");
  const problem = await proveFactor(half, input);
  if (!problem) await completeSession(half.sessionHash);
  return problem;
}

/** A sign-in step: the first factor of somebody whose role needs one. */
export async function setUpFactor(
  half: HalfSignedIn,
  input: CodeInput,
): Promise<{ codes: string[] } | FieldProblem> {
  if (half.missing !== "factor") throw new Rejection("changed_meanwhile");
  const made = await addFactor(half, input);
  if (!(made instanceof FieldProblem)) await completeSession(half.sessionHash);
  return made;
}
