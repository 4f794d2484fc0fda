import { trail } from "@/lib/audit/trail";
import { hashToken, newToken } from "@/lib/crypto/token";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { TOUCHED } from "@/lib/intake/draft";
import { logRefused } from "@/lib/log";
import { resumeCode, resumeKeys } from "./code";
import { forgiveAttempts, takeAttempt } from "./limit";

/**
 * Lets a draft be opened on another device with its code (resumeCode) and this date of birth (ISO).
 * Doing it again with another date replaces the first. A missing draft is no error.
 */
export async function saveForLater(draftId: string, birthDate: string): Promise<void> {
  const [key] = resumeKeys(resumeCode(draftId), birthDate);
  await prisma().draft.updateMany({ where: { id: draftId }, data: { resumeKey: key } });
}

const RESUME = statement({
  name: "resume_draft",
  text: `WITH draft AS (
    UPDATE "Draft" SET "tokenHash" = $tokenHash, "recorderId" = NULL, "channel" = NULL, ${TOUCHED}
    WHERE "resumeKey" = ANY ($keys) AND "expiresAt" > now() RETURNING "id"
  ), intake AS (
    -- What was filed of it when it was left alone opens with the same token.
    UPDATE "Intake" i SET "tokenHash" = $tokenHash FROM draft WHERE i."id" = draft."id"
  ), audit AS (
    ${trail({ action: "draft.resumed", actor: "patient", detail: { draftId: '"id"' }, from: "draft" })}
  )
  SELECT "id" FROM draft`,
  columns: { id: "uuid" },
});

export type Resumed =
  | { ok: true; token: string }
  | { ok: false; code: "wrong" | "too_many_attempts" };

function refused(code: "wrong" | "too_many_attempts"): Resumed {
  logRefused("resume_refused", { code });
  return { ok: false, code };
}

/**
 * Opens the draft of this code and date of birth (ISO) on the device that asks. Returns a new
 * token; the old token opens nothing any more. An unknown code, a wrong date, and an expired or
 * sent draft all get the same answer. Staff who entered its answers no longer do. `address` is the
 * caller's IP address, for the limit.
 */
export async function resumeDraft(
  code: string,
  birthDate: string,
  address: string,
): Promise<Resumed> {
  if (!(await takeAttempt(code, address))) return refused("too_many_attempts");
  const token = newToken();
  const opened = await RESUME.run({
    keys: resumeKeys(code, birthDate),
    tokenHash: hashToken(token),
  });
  if (opened.length === 0) return refused("wrong");
  await forgiveAttempts(code, address);
  return { ok: true, token };
}
