import { attemptLimit, NO_LIMIT } from "@/lib/attempt-limit";
import type { Staff } from "@/lib/auth/staff";
import { listReachable } from "@/lib/clinic/roster/queries";
import { freshSettings, setting } from "@/lib/clinic/settings/current-settings";
import { isTextable } from "@/lib/clinic/textable";
import { clockNow } from "@/lib/clock";
import { statement } from "@/lib/db/statement";
import { audienceOf } from "./audience";
import { withChannels } from "./channels";
import { staffMessages, TEXT_LIMIT } from "./staff-messages";

// Text messages cost money, and whoever types the number of a stranger makes us write to them.

const DAY = 86_400;
/** So many text messages one number gets within a day, and so many of them with a code. */
export const TEXTS_A_DAY = 8;
const CODES_A_DAY = 3;

const numbers = attemptLimit("text_number", NO_LIMIT, DAY);
const codes = attemptLimit("text_code", NO_LIMIT, DAY);
// How many are too many is a setting.
const ofClinic = attemptLimit("text_clinic", NO_LIMIT, DAY);
const ofStrangers = attemptLimit("text_strangers", NO_LIMIT, DAY);
const CLINIC = "all";

/**
 * What a text message is sent for: a question of staff or a visit that is known ("visit"), a code, or all else
 * ("message"), which whoever fills in the form can bring about.
 */
export type TextCause = "visit" | "message" | "code";

/** Why a text message to a patient is not sent; all but abroad: it may be sent later. */
export type TextRefusal = "abroad" | "too_many" | "text_limit";

const TELL = statement({
  name: "text_limit_tell",
  text: `WITH message AS (
      INSERT INTO "OutboundMessage" ("id", "kind", "dedupeKey", "recipientSealed", "subject", "body", "channel")
      SELECT m."id", m."kind", m."dedupeKey", m."recipientSealed", m."subject", m."body", m."channel"
      FROM jsonb_to_recordset($messages::jsonb) AS m("id" uuid, "kind" text, "dedupeKey" text,
        "recipientSealed" text, "subject" text, "body" text, "channel" text)
      ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "id", "channel")
    SELECT (graphile_worker.add_job('deliver_' || "channel", json_build_object('messageId', "id"),
      priority := -5)).id AS "job" FROM message`,
  columns: { job: "int8" },
});

/** Tells the admins, with none of them everybody, by each of their channels; once a day. */
async function tellAdmins(now: Date): Promise<void> {
  const { people } = audienceOf("manager", await listReachable(now));
  const given = { kind: TEXT_LIMIT, cause: now.toISOString().slice(0, 10), waitedMinutes: 0 };
  const messages = staffMessages(null, given, await withChannels(people));
  await TELL.run({ messages: JSON.stringify(messages) });
}

type Share = {
  limit: ReturnType<typeof attemptLimit>;
  of: string;
  most: number;
  refusal: TextRefusal;
};

/** All of the clinic, and what strangers may have of it: half, so that a flood leaves room for visits. */
const allShare = (): Share => ({
  ...{ limit: ofClinic, of: CLINIC, refusal: "text_limit" },
  most: Number(setting("texts").most),
});
const strangersShare = (): Share => ({
  ...{ limit: ofStrangers, of: CLINIC, refusal: "text_limit" },
  most: Math.ceil(Number(setting("texts").most) / 2),
});

/** What a text message for this cause counts in. */
function sharesOf(number: string, cause: TextCause): Share[] {
  if (cause === "visit") return [allShare()];
  const toNumber = { of: number, refusal: "too_many" } as const;
  return [
    ...(cause === "code" ? [{ limit: codes, most: CODES_A_DAY, ...toNumber }] : []),
    { limit: numbers, most: TEXTS_A_DAY, ...toNumber },
    strangersShare(),
    allShare(),
  ];
}

const giveBack = (shares: readonly Share[]) =>
  Promise.all(shares.map(({ limit, of }) => limit.giveBack(of)));

/**
 * Counts one text message to a patient at this number (E.164). Gives why it must not be sent, and then
 * counts nothing; null when it may be. Admins are told when a limit of the clinic is reached. Alarms to
 * staff never ask.
 */
export async function takeText(number: string, cause: TextCause): Promise<TextRefusal | null> {
  await freshSettings();
  if (!isTextable(number)) return "abroad";
  const shares = sharesOf(number, cause);
  for (const [at, { limit, of, most, refusal }] of shares.entries()) {
    if ((await limit.count(of)) <= most) continue;
    await giveBack(shares.slice(0, at + 1));
    if (refusal === "text_limit") await tellAdmins(clockNow());
    return refusal;
  }
  return null;
}

/** Undoes the count of a text message that was not sent after all. */
export async function giveBackText(number: string, cause: TextCause): Promise<void> {
  await giveBack(sharesOf(number, cause));
}

/** Whether a limit of the clinic is reached: some patients are not texted now. */
export async function isTextLimitReached(_staff: Staff<"intake:read">): Promise<boolean> {
  await freshSettings();
  const counted = [allShare(), strangersShare()].map(
    async ({ limit, of, most }) => (await limit.counted(of)) >= most,
  );
  return (await Promise.all(counted)).includes(true);
}
