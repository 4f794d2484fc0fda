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

const numbers = attemptLimit("text_number", TEXTS_A_DAY, DAY);
const codes = attemptLimit("text_code", CODES_A_DAY, DAY);
// How many are too many is a setting.
const ofClinic = attemptLimit("text_clinic", NO_LIMIT, DAY);
const CLINIC = "all";

/** Why a text message to a patient is not sent; text_limit: it may be sent later. */
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

/**
 * Counts one text message to a patient at this number (E.164). Gives why it must not be sent, and then
 * counts nothing; null when it may be. Admins are told when the limit of the clinic is reached. Alarms to
 * staff never ask.
 */
export async function takeText(
  number: string,
  what: "message" | "code",
): Promise<TextRefusal | null> {
  await freshSettings();
  if (!isTextable(number)) return "abroad";
  if (what === "code" && !(await codes.take(number))) return "too_many";
  if (!(await numbers.take(number))) return "too_many";
  if ((await ofClinic.count(CLINIC)) <= Number(setting("texts").most)) return null;
  await giveBackText(number);
  await tellAdmins(clockNow());
  return "text_limit";
}

/** Undoes the count of a text message that was not sent after all. */
export async function giveBackText(number: string): Promise<void> {
  await Promise.all([numbers.giveBack(number), ofClinic.giveBack(CLINIC)]);
}

const REACHED = statement({
  name: "text_limit_reached",
  text: `SELECT EXISTS (SELECT 1 FROM "OutboundMessage" WHERE "kind" = '${TEXT_LIMIT}'
    AND "createdAt" > now() - interval '1 day') AS "reached"`,
  columns: { reached: "bool" },
});

/** Whether patients were not texted within the last day because the limit of the clinic was reached. */
export async function isTextLimitReached(_staff: Staff<"intake:read">): Promise<boolean> {
  return (await REACHED.run({}))[0]?.reached ?? false;
}
