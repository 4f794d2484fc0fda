import { randomUUID } from "node:crypto";
import { attemptLimit } from "@/lib/attempt-limit";
import { trail } from "@/lib/audit/trail";
import { hashToken, newToken } from "@/lib/crypto/token";
import { statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import { type Assessment, assess } from "@/lib/facts/assess";
import { addedTo } from "@/lib/form/added-answers";
import type { Form } from "@/lib/form/parse-field";
import { readablePart } from "@/lib/form/parse-page";
import { emergencyIn } from "@/lib/form/refused-flags";
import { nextStepId } from "@/lib/form/steps";
import type { Problem } from "@/lib/form/typed";
import { answersThatStand, knownAnswers, nextWorsePage } from "@/lib/form/worse-pages";
import { UNCHANGED } from "@/lib/intake/draft";
import { entryValues, LOCKED, placed, STANDING, TOLD } from "@/lib/intake/entry";
import type { OwnIntake } from "@/lib/intake/queries";
import { reassessIntake } from "@/lib/intake/reassess";
import { sealDraftAnswers, sealProblem } from "@/lib/intake/sealed";
import type { Answers } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import { isAdult } from "@/lib/questions/gates";
import { DAY_MS } from "@/lib/time";
import { rankOf } from "@/lib/triage/level";
import type { WorseCheck } from "./queries";

type Filed = Pick<OwnIntake, "id" | "answers" | "filedAs" | "levelNow" | "answersLevel" | "locale">;

const OPEN_FOR_MS = DAY_MS;

/** $written: the draft. $day: the day of the check-in answered with "worse", or null. */
const START = statement({
  name: "intake_feels_worse",
  text: `WITH ${LOCKED}, found AS (
    SELECT f.*, f."before" AS "rank" FROM (${STANDING}) f
  ), draft AS (
    INSERT INTO "Draft" AS d ("id", "tokenHash", "answersSealed", "expiresAt", "locale", "reassessesId")
    SELECT $written::uuid, $tokenHash::text, $answers::text, $expiresAt::timestamptz, $locale::text, "id"
    FROM found
    ON CONFLICT ("reassessesId") DO UPDATE SET "id" = excluded."id", "problemSealed" = NULL,
      "tokenHash" = excluded."tokenHash", "answersSealed" = excluded."answersSealed",
      "expiresAt" = excluded."expiresAt", "updatedAt" = now()
  ), ${placed()}, told AS (
    UPDATE "CheckIn" c SET "answer" = 'worse', "answeredAt" = $now::timestamptz FROM found
    WHERE c."intakeId" = found."id" AND c."day" = $day::smallint
  ), audit AS (
    ${trail({
      action: "intake.feels_worse",
      actor: "patient",
      intake: '"id"',
      detail: { day: "$day" },
      from: "found",
      where: "$noted::boolean",
    })}
  )
  SELECT ${TOLD} AS "jobId" FROM found`,
  columns: { jobId: "int8?" },
});

const presses = attemptLimit("intake_worse", 30, DAY_MS / 1000);

/**
 * Records that the patient says it is worse. That alone marks the entry or reopens a closed intake,
 * so staff know even if the patient answers nothing more. Starts the questions again from the
 * first; returns the code of the first page. None is refused: after 30 of a patient in a day only the event
 * in the audit log is left out.
 */
export async function startWorseCheck(
  intake: Pick<Filed, "id" | "answers" | "locale">,
  given: { now: Date; checkInDay?: number },
): Promise<{ firstPage: string }> {
  const { now, checkInDay = null } = given;
  const id = randomUUID();
  const answers = answersThatStand(intake.answers);
  const rows = await START.run({
    ...(await entryValues({ intake: intake.id, written: id, now, kind: "worse" })),
    tokenHash: hashToken(newToken()),
    answers: sealDraftAnswers(id, answers),
    expiresAt: new Date(now.getTime() + OPEN_FOR_MS),
    locale: intake.locale,
    day: checkInDay,
    noted: await presses.take(intake.id),
  });
  const first = nextWorsePage(intake.answers, answers);
  if (rows.length === 0 || !first) throw new Rejection("not_found");
  return { firstPage: first.code };
}

const CHANGE = statement({
  name: "intake_change_worse_check",
  text: `UPDATE "Draft" SET "answersSealed" = $answers, "problemSealed" = $problem, "updatedAt" = now()
    WHERE ${UNCHANGED} AND "reassessesId" IS NOT NULL RETURNING "id"`,
  columns: { id: "uuid" },
});

/** False when the check was changed, restarted or ended since it was read. */
async function change(
  { id, version }: WorseCheck,
  answers: Answers,
  problem: Problem | null,
): Promise<boolean> {
  const changed = await CHANGE.run({
    draft: id,
    version,
    answers: sealDraftAnswers(id, answers),
    problem: problem && sealProblem(id, problem),
  });
  return changed.length > 0;
}

/** What these answers tell beside the filed ones. */
function newsIn({ answers, answersLevel }: Filed, { level, redFlags }: Assessment) {
  const filed = assess(answers, { finished: false });
  return {
    redFlag: redFlags.some((flag) => !filed.redFlags.includes(flag)),
    moreSevere: rankOf(level) < rankOf(answersLevel),
    milder: rankOf(level) > rankOf(answersLevel),
  };
}

/**
 * Files these answers if staff must hear of them: they are more severe than the level that counts, or hold a
 * red flag that the filed ones do not, such as a second emergency, and are no milder than those. `again`: the
 * patient answered the same questions again. If not, what was told before is no news, as a clinician who lowered
 * the level knew it. A question that was not asked adds nothing.
 */
async function raise(
  intake: Filed,
  { answers, again }: { answers: Answers; again: boolean },
  now: Date,
): Promise<boolean> {
  const assessed = assess(answers, { finished: false });
  const news = newsIn(intake, assessed);
  const above = rankOf(assessed.level) < rankOf(intake.levelNow);
  const tells = again ? above || news.redFlag : news.moreSevere || news.redFlag;
  if (!tells || (!above && news.milder)) return false;
  await reassessIntake(intake.id, { kind: "worse", assessed, now });
  return true;
}

/** The same, right after a page, in case nothing follows. */
async function raiseAtOnce(intake: Filed, answers: Answers, now: Date): Promise<void> {
  // The level of a "not sure" is known only after its follow-up.
  if (nextWorsePage(intake.answers, answers)?.id.endsWith("_unsure")) return;
  await raise(intake, { answers: knownAnswers(intake.answers, answers), again: true }, now);
}

/**
 * Saves the typed values of a refused page of the check, so that it can be shown again. `part`: the
 * answers plus the readable answers of that page; staff see them when they are more severe. False
 * when the check was changed since it was read.
 */
export async function saveWorseProblem(
  intake: Filed,
  check: WorseCheck,
  { problem, part, now }: { problem: Problem; part: Answers; now: Date },
): Promise<boolean> {
  if (!(await change(check, check.answers, problem))) return false;
  await raiseAtOnce(intake, part, now);
  return true;
}

/** Was this patient asked every question, in the intake or now? */
function isComplete(intake: Filed, answers: Answers): boolean {
  if (intake.filedAs === "sent") return true;
  return isAdult(answers) && nextStepId(answers, null) === "check";
}

/**
 * Takes the accepted answers of a page of the check. An emergency answer, or the last one, ends the
 * check: everything is triaged again and staff see it. A page that makes the intake more severe is
 * triaged at once, in case nothing follows. "changed" when another tab changed or ended the check
 * since it was read: then nothing was saved.
 */
export async function answerWorseCheck(
  intake: Filed,
  check: WorseCheck,
  { answers, isEmergency }: Assessment,
  now: Date,
): Promise<"ended" | "open" | "changed"> {
  const next = nextWorsePage(intake.answers, answers);
  if (next !== null && !isEmergency) {
    if (!(await change(check, answers, null))) return "changed";
    await raiseAtOnce(intake, answers, now);
    return "open";
  }
  const known = knownAnswers(intake.answers, answers);
  const assessed = assess(known, { finished: next === null && isComplete(intake, known) });
  const ended = await reassessIntake(intake.id, { kind: "worse", assessed, now, draft: check });
  return ended ? "ended" : "changed";
}

/**
 * Takes a page of a check that has ended, or of an intake that was sent, such as in another tab. Its answers
 * count if staff must hear of them: then gives true. No follow-up comes, so a "not sure" stays "not sure", and
 * a sign checked beside "none of these" counts.
 */
export async function answerEndedCheck(
  intake: Filed,
  page: Step,
  form: Form,
  now: Date,
): Promise<boolean> {
  const before = answersThatStand(intake.answers);
  const emergency = emergencyIn(page, form, before);
  const read = emergency?.answers ?? readablePart(page, before, form, { asTicked: true });
  for (const answers of [addedTo(intake.answers, read), knownAnswers(intake.answers, read)])
    if (await raise(intake, { answers, again: false }, now)) return true;
  return false;
}
