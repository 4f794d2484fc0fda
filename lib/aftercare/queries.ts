import type { Staff } from "@/lib/auth/staff";
import { unseal } from "@/lib/crypto/seal";
import { Unsealing } from "@/lib/crypto/unsealing";
import { prisma } from "@/lib/db/client";
import { type RowOf, statement } from "@/lib/db/statement";
import type { OwnIntake } from "@/lib/intake/queries";
import { type Scores, ScoresSchema, scoresPlace } from "./peg";

const PROGRESS = statement({
  name: "aftercare_progress",
  text: `SELECT EXISTS (SELECT 1 FROM "QueueEntry" q WHERE q."intakeId" = $intake AND q."claimedById" IS NOT NULL)
        OR EXISTS (SELECT 1 FROM "AuditEvent" e
          WHERE e."intakeId" = $intake AND e."action" = 'intake.opened' AND e."at" > $answeredAt) AS "seen",
      EXISTS (SELECT 1 FROM "Consent" x WHERE x."intakeId" = $intake AND x."kind" = 'messages'
        AND NOT EXISTS (SELECT 1 FROM "ConsentWithdrawal" w WHERE w."consentId" = x."id")) AS "getsMessages"`,
  columns: {
    /** The intake is assigned, or somebody opened it since the patient last answered. */
    seen: "bool",
    /** The patient agreed to messages and has not withdrawn that. */
    getsMessages: "bool",
  },
});

/** How far staff are with an intake, as the patient sees it. */
export type Progress = RowOf<typeof PROGRESS>;

/** How far staff are with this intake. */
export async function findProgress(
  intake: Pick<OwnIntake, "id" | "answeredAt">,
): Promise<Progress> {
  const { id, answeredAt } = intake;
  const [row] = await PROGRESS.run({ intake: id, answeredAt });
  return row ?? { seen: false, getsMessages: false };
}

const CHECK_IN = { day: true, answer: true } as const;

export type CheckIn = { day: number; answer: "better" | "same" | "worse" | null };

/** The check-in of this day; null when there is none. */
export async function findCheckIn(intakeId: string, day: number): Promise<CheckIn | null> {
  const row = await prisma().checkIn.findUnique({
    where: { intakeId_day: { intakeId, day } },
    select: CHECK_IN,
  });
  return row as CheckIn | null;
}

export type ScoredAt = Scores & { id: string; scoredAt: Date };

/** The patient's last twenty scores, oldest first, without those that cannot be opened. */
export async function listScores(intakeId: string): Promise<ScoredAt[]> {
  const rows = await prisma().pegScore.findMany({
    where: { intakeId },
    select: { id: true, scoresSealed: true, scoredAt: true },
    orderBy: [{ scoredAt: "desc" }, { id: "asc" }],
    take: 20,
  });
  return rows.reverse().flatMap(({ id, scoresSealed, scoredAt }) => {
    const scores = new Unsealing().take("PegScore", id, () => {
      return ScoresSchema.parse(JSON.parse(unseal(scoresSealed, scoresPlace(id))));
    });
    return scores ? [{ id, scoredAt, ...scores }] : [];
  });
}

export type Aftercare = {
  checkIns: (CheckIn & { sentAt: Date | null; answeredAt: Date | null })[];
  scores: ScoredAt[];
};

/**
 * How the patient says they are doing. The caller also opens the intake, which is recorded in the
 * audit log.
 */
export async function getAftercare(
  _clinical: Staff<"clinical:read">,
  intakeId: string,
): Promise<Aftercare> {
  const [checkIns, scores] = await Promise.all([
    prisma().checkIn.findMany({
      where: { intakeId },
      select: { ...CHECK_IN, sentAt: true, answeredAt: true },
      orderBy: { day: "asc" },
    }),
    listScores(intakeId),
  ]);
  return { checkIns: checkIns as Aftercare["checkIns"], scores };
}
