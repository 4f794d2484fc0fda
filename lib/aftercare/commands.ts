import { randomUUID } from "node:crypto";
import { seal } from "@/lib/crypto/seal";
import { hashToken, newToken } from "@/lib/crypto/token";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { Rejection } from "@/lib/errors";
import { DAY_MS } from "@/lib/time";
import { type Scores, scoresPlace } from "./peg";

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

/** What a patient can say of how they are, other than worse: that begins the questions anew. */
export const WELL_ANSWERS = ["better", "same"] as const;
export type WellAnswer = (typeof WELL_ANSWERS)[number];

/** Keeps the answer to a check-in. The first one counts; one that is not there is no error. */
export async function answerCheckIn(
  intakeId: string,
  given: { day: number; answer: WellAnswer; now: Date },
): Promise<void> {
  await sql(
    "aftercare_answer_check_in",
    `WITH answered AS (
       UPDATE "CheckIn" SET "answer" = $3, "answeredAt" = $4
       WHERE "intakeId" = $1 AND "day" = $2 AND "answer" IS NULL RETURNING "intakeId")
     INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
     SELECT 'patient', 'check_in.answered', "intakeId", jsonb_build_object('day', $2::smallint)
     FROM answered`,
    [intakeId, given.day, given.answer, given.now],
  );
}

/**
 * The patient takes the agreement to messages back: nothing more is sent, also not what was written
 * and is still waiting. Doing it twice changes nothing.
 */
export async function stopMessages(intakeId: string): Promise<void> {
  await sql(
    "aftercare_stop_messages",
    `WITH withdrawn AS (
       INSERT INTO "ConsentWithdrawal" ("consentId")
       SELECT x."id" FROM "Consent" x WHERE x."intakeId" = $1::uuid AND x."kind" = 'messages'
       ON CONFLICT DO NOTHING RETURNING "consentId"),
     unsent AS (
       DELETE FROM "OutboundMessage" m WHERE m."intakeId" = $1 AND m."kind" LIKE 'patient\\_%'
         AND m."sentAt" IS NULL AND EXISTS (SELECT 1 FROM withdrawn))
     INSERT INTO "AuditEvent" ("actor", "action", "intakeId")
     SELECT 'patient', 'messages.stopped', $1 WHERE EXISTS (SELECT 1 FROM withdrawn)`,
    [intakeId],
  );
}

/** Keeps three scores of a patient. Refuses with not_found. */
export async function addScores(intakeId: string, scores: Scores, now: Date): Promise<void> {
  const id = randomUUID();
  const kept = await sql(
    "aftercare_add_scores",
    `WITH kept AS (
       INSERT INTO "PegScore" ("id", "intakeId", "scoresSealed", "scoredAt")
       SELECT $2::uuid, "id", $3, $4::timestamptz FROM "Intake" WHERE "id" = $1::uuid
       RETURNING "intakeId"),
     audit AS (
       INSERT INTO "AuditEvent" ("actor", "action", "intakeId")
       SELECT 'patient', 'scores.given', "intakeId" FROM kept)
     SELECT "intakeId" FROM kept`,
    [intakeId, id, seal(JSON.stringify(scores), scoresPlace(id)), now],
  );
  if (kept.length === 0) throw new Rejection("not_found");
}
