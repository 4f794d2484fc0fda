import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";
import { FieldProblem, Rejection } from "@/lib/errors";
import { startDraft } from "@/lib/intake/commands";
import { TOUCHED } from "@/lib/intake/draft";
import { resumeKeys } from "@/lib/intake/resume/code";
import { forgiveAttempts, takeAttempt } from "@/lib/intake/resume/limit";
import { LEFT_BY_COLLEAGUE } from "./queries";
import type { BeginInput, TakeLeftInput, TakeOverInput } from "./schema";

/** A draft that staff go on with, and the language of its questions. */
export type Begun = { id: string; locale: string };

/** Begins an intake whose answers this person enters for somebody on the phone or at the desk. */
export async function beginAtDesk(
  staff: Staff<"intake:record">,
  { channel, locale, at }: BeginInput,
): Promise<Begun> {
  const { id } = await startDraft(locale, at || null, { staff, channel });
  return { id, locale };
}

const TAKE_OVER = statement({
  name: "desk_take_over",
  text: `WITH draft AS (
    UPDATE "Draft" SET "recorderId" = $staff::uuid, "channel" = $channel::text, ${TOUCHED}
    WHERE "resumeKey" = ANY ($keys) AND "expiresAt" > now() RETURNING "id", "locale"
  ), audit AS (
    ${trail({
      action: "draft.taken_over",
      staff: "$staff",
      detail: { draftId: '"id"', channel: "$channel" },
      from: "draft",
    })}
  )
  SELECT "id", "locale" FROM draft`,
  columns: { id: "uuid", locale: "text" },
});

/**
 * Goes on with what a patient saved for later, by the code and the date of birth that the patient
 * says. The patient's own device then shows that the clinic goes on with it, and takes it back with
 * the same two. Every wrong pair gets the same answer; tries are counted as for patients, by person
 * instead of by address. Refuses with too_many_attempts.
 */
export async function takeOver(
  staff: Staff<"intake:record">,
  { channel, code, birthDate }: TakeOverInput,
): Promise<Begun | FieldProblem> {
  const person = `staff:${staff.id}`;
  if (!(await takeAttempt(code, person))) throw new Rejection("too_many_attempts");
  const [draft] = await TAKE_OVER.run({
    staff: staff.id,
    channel,
    keys: resumeKeys(code, birthDate),
  });
  if (!draft)
    return new FieldProblem("code", "No unsent intake has this code and this date of birth.");
  await forgiveAttempts(code, person);
  return draft;
}

const TAKE_LEFT = statement({
  name: "desk_take_left",
  text: `WITH draft AS (
    UPDATE "Draft" SET "recorderId" = $staff::uuid, ${TOUCHED}
    WHERE "id" = $draft::uuid AND ${LEFT_BY_COLLEAGUE} RETURNING "id", "locale", "channel"
  ), audit AS (
    ${trail({
      action: "draft.taken_over",
      staff: "$staff",
      detail: { draftId: '"id"', channel: '"channel"' },
      from: "draft",
    })}
  )
  SELECT "id", "locale" FROM draft`,
  columns: { id: "uuid", locale: "text" },
});

/**
 * Goes on with answers that a colleague left unsent, such as at the end of a shift; the colleague's
 * page is then closed. Refuses with changed_meanwhile when somebody goes on with it or sent it.
 */
export async function takeLeft(
  staff: Staff<"intake:record">,
  { draftId }: TakeLeftInput,
): Promise<Begun> {
  const [draft] = await TAKE_LEFT.run({ staff: staff.id, draft: draftId });
  if (!draft) throw new Rejection("changed_meanwhile");
  return draft;
}
