import type { Staff } from "@/lib/auth/staff";
import { unseal } from "@/lib/crypto/seal";
import { sql } from "@/lib/db/client";
import type { OwnIntake } from "@/lib/intake/queries";
import { type Scores, ScoresSchema, scoresPlace } from "./peg";

/** How far staff are with an intake, as its patient is told. */
export type Progress = {
  /** Somebody has it, or opened it since the patient last answered. */
  seen: boolean;
  /** The next visit that is booked. */
  visitAt: Date | null;
  /** The patient agreed to messages and has not taken it back. */
  getsMessages: boolean;
};

/** How far staff are with this intake at this moment. */
export async function findProgress(
  intake: Pick<OwnIntake, "id" | "answeredAt">,
  now: Date,
): Promise<Progress> {
  const [row] = await sql<Progress>(
    "aftercare_progress",
    `SELECT EXISTS (SELECT 1 FROM "QueueEntry" q WHERE q."intakeId" = $1 AND q."claimedById" IS NOT NULL)
         OR EXISTS (SELECT 1 FROM "AuditEvent" e
           WHERE e."intakeId" = $1 AND e."action" = 'intake.opened' AND e."at" > $2) AS "seen",
       (SELECT min(a."startsAt") FROM "Appointment" a
         WHERE a."intakeId" = $1 AND a."cancelledAt" IS NULL AND a."endsAt" > $3) AS "visitAt",
       EXISTS (SELECT 1 FROM "Consent" x WHERE x."intakeId" = $1 AND x."kind" = 'messages'
         AND NOT EXISTS (SELECT 1 FROM "ConsentWithdrawal" w WHERE w."consentId" = x."id")) AS "getsMessages"`,
    [intake.id, intake.answeredAt, now],
  );
  return row ?? { seen: false, visitAt: null, getsMessages: false };
}

export type CheckIn = { day: number; answer: "better" | "same" | "worse" | null };

/** The check-in of this day; null when there is none. */
export async function findCheckIn(intakeId: string, day: number): Promise<CheckIn | null> {
  const [row] = await sql<CheckIn>(
    "aftercare_find_check_in",
    `SELECT "day", "answer" FROM "CheckIn" WHERE "intakeId" = $1 AND "day" = $2`,
    [intakeId, day],
  );
  return row ?? null;
}

export type ScoredAt = Scores & { id: string; scoredAt: Date };

/** How the patient scored over time, oldest first, the last twenty. */
export async function listScores(intakeId: string): Promise<ScoredAt[]> {
  const rows = await sql<{ id: string; scoresSealed: string; scoredAt: Date }>(
    "aftercare_list_scores",
    `SELECT "id", "scoresSealed", "scoredAt" FROM "PegScore" WHERE "intakeId" = $1
     ORDER BY "scoredAt" DESC, "id" LIMIT 20`,
    [intakeId],
  );
  return rows.reverse().map(({ id, scoresSealed, scoredAt }) => {
    const scores = ScoresSchema.parse(JSON.parse(unseal(scoresSealed, scoresPlace(id))));
    return { id, scoredAt, ...scores };
  });
}

export type Aftercare = {
  checkIns: (CheckIn & { sentAt: Date | null; answeredAt: Date | null })[];
  scores: ScoredAt[];
};

/**
 * How the patient is doing, as they said it. The caller opens the intake as well, which goes into the
 * trail.
 */
export async function getAftercare(
  _clinical: Staff<"clinical:read">,
  intakeId: string,
): Promise<Aftercare> {
  const [checkIns, scores] = await Promise.all([
    sql<Aftercare["checkIns"][number]>(
      "aftercare_check_ins",
      `SELECT "day", "answer", "sentAt", "answeredAt" FROM "CheckIn" WHERE "intakeId" = $1 ORDER BY "day"`,
      [intakeId],
    ),
    listScores(intakeId),
  ]);
  return { checkIns, scores };
}
