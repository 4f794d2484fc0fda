import { randomUUID } from "node:crypto";
import { attemptLimit } from "@/lib/attempt-limit";
import { trail } from "@/lib/audit/trail";
import { seal } from "@/lib/crypto/seal";
import { hashToken, newToken } from "@/lib/crypto/token";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { Rejection } from "@/lib/errors";
import { DAY_MS } from "@/lib/time";
import { type Scores, scoresPlace } from "./peg";

/** When a private link made now expires. */
export function linkEnd(now: Date): Date {
  return new Date(now.getTime() + env().LINK_DAYS * DAY_MS);
}

const links = attemptLimit("patient_link", 20, DAY_MS / 1000);

/** Counts one link that a patient asks for. False when this intake had 20 within a day. */
export const takeLink = (intakeId: string): Promise<boolean> => links.take(intakeId);

const MAKE_LINK = statement({
  name: "aftercare_make_link",
  text: `WITH ended AS (
      DELETE FROM "PatientLink" WHERE "intakeId" = $intake::uuid AND "expiresAt" <= $now::timestamptz),
    made AS (
      INSERT INTO "PatientLink" ("tokenHash", "intakeId", "createdAt", "expiresAt")
      SELECT $token, "id", $now, $expires::timestamptz FROM "Intake" WHERE "id" = $intake RETURNING "intakeId"),
    audited AS (${trail({
      action: "link.made",
      actor: "patient",
      intake: '"intakeId"',
      from: "made",
    })})
    SELECT "intakeId" FROM made`,
  columns: { intakeId: "uuid" },
});

/**
 * Makes a private link to the patient's own pages and returns its token; only the hash is stored.
 * Erases expired links of this intake. Refuses with not_found.
 */
export async function makeLink(intakeId: string, now: Date): Promise<string> {
  const token = newToken();
  const values = { intake: intakeId, token: hashToken(token), now, expires: linkEnd(now) };
  const made = await MAKE_LINK.run(values);
  if (made.length === 0) throw new Rejection("not_found");
  return token;
}

/**
 * What a patient can answer about how they are. "Worse" is not here: it starts the questions again.
 */
export const WELL_ANSWERS = ["better", "same"] as const;
export type WellAnswer = (typeof WELL_ANSWERS)[number];

const ANSWER = statement({
  name: "aftercare_answer_check_in",
  text: `WITH answered AS (
      UPDATE "CheckIn" SET "answer" = $answer, "answeredAt" = $now
      WHERE "intakeId" = $intake AND "day" = $day AND "answer" IS NULL RETURNING "intakeId")
    ${trail({
      action: "check_in.answered",
      actor: "patient",
      intake: '"intakeId"',
      detail: { day: "$day::smallint" },
      from: "answered",
    })}`,
  columns: {},
});

/** Saves the answer to a check-in. The first answer counts. A missing check-in is no error. */
export async function answerCheckIn(
  intakeId: string,
  given: { day: number; answer: WellAnswer; now: Date },
): Promise<void> {
  await ANSWER.run({ intake: intakeId, ...given });
}

const STOP = statement({
  name: "aftercare_stop_messages",
  text: `WITH withdrawn AS (
      INSERT INTO "ConsentWithdrawal" ("consentId")
      SELECT x."id" FROM "Consent" x WHERE x."intakeId" = $intake::uuid AND x."kind" = 'messages'
      ON CONFLICT DO NOTHING RETURNING "consentId"),
    unsent AS (
      DELETE FROM "OutboundMessage" m WHERE m."intakeId" = $intake AND m."kind" LIKE 'patient\\_%'
        AND m."sentAt" IS NULL AND EXISTS (SELECT 1 FROM withdrawn))
    ${trail({
      action: "messages.stopped",
      actor: "patient",
      intake: "$intake",
      where: "EXISTS (SELECT 1 FROM withdrawn)",
    })}`,
  columns: {},
});

/**
 * Withdraws the patient's agreement to messages. Nothing more is sent, not even messages that are
 * already waiting. Doing it twice changes nothing.
 */
export async function stopMessages(intakeId: string): Promise<void> {
  await STOP.run({ intake: intakeId });
}

const ADD_SCORES = statement({
  name: "aftercare_add_scores",
  text: `WITH kept AS (
      INSERT INTO "PegScore" ("id", "intakeId", "scoresSealed", "scoredAt")
      SELECT $scores::uuid, "id", $scoresSealed, $now::timestamptz FROM "Intake" WHERE "id" = $intake::uuid
      RETURNING "intakeId"),
    audited AS (${trail({
      action: "scores.given",
      actor: "patient",
      intake: '"intakeId"',
      from: "kept",
    })})
    SELECT "intakeId" FROM kept`,
  columns: { intakeId: "uuid" },
});

/** Saves a patient's three scores. Refuses with not_found. */
export async function addScores(intakeId: string, scores: Scores, now: Date): Promise<void> {
  const id = randomUUID();
  const scoresSealed = seal(JSON.stringify(scores), scoresPlace(id));
  const kept = await ADD_SCORES.run({ intake: intakeId, scores: id, scoresSealed, now });
  if (kept.length === 0) throw new Rejection("not_found");
}
