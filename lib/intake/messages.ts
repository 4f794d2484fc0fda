import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { env } from "@/lib/env";
import type { Level } from "@/lib/triage/symptoms";
import type { Translate } from "../form/describe";
import type { Answers } from "../form/parse-page";
import { one } from "../questions/gates";
import type { ConsentText, Signer } from "./consent";

/** Can this service write an e-mail to this patient? A demonstration shows it and sends nothing. */
export function canMail(answers: Answers): boolean {
  const { SMTP_URL, DEMO } = env();
  return Boolean(SMTP_URL || DEMO) && one(answers, "email") !== undefined;
}

/** Can it send a text message, and is that safe for the patient? */
export function canText(answers: Answers): boolean {
  const { SMS_URL, DEMO } = env();
  const hasPhone = one(answers, "phone") !== undefined;
  return Boolean(SMS_URL || DEMO) && hasPhone && one(answers, "may_leave_message") === "yes";
}

/** Did the patient agree to messages? Blank is no agreement. */
export function wantsMessages(answers: Answers): boolean {
  return ["email", "sms"].includes(one(answers, "messages") ?? "");
}

/** Give it a new value with every change of the words of the question, in any language. */
export const MESSAGES_TEXT_VERSION = "messages-2026-11-1";

/** The version and the SHA-256 of the question that was answered with a way to send. */
export function messagesConsentOf(t: Translate, signer: Signer = "self"): ConsentText {
  const label = signer === "proxy" ? "proxyLabel" : "label";
  const text = [`intake.fields.messages.${label}`, "intake.fields.messages.hint"]
    .map((key) => t(key))
    .join("\n");
  return {
    textVersion: MESSAGES_TEXT_VERSION,
    textHash: createHash("sha256").update(text).digest("hex"),
  };
}

/** Whom we ask after some days how they are. From URGENT up somebody speaks to them the same day. */
export const ASKED_LEVELS: readonly Level[] = ["SELF_CARE", "ROUTINE", "SOON"];
export const CHECK_IN_DAYS = [3, 14] as const;
/** Messages do not arrive at night. */
const EARLIEST_HOUR = 9;
const LATEST_HOUR = 18;

/**
 * When to ask how they are: 3 and 14 days later at the same time of day in the clinic's time zone,
 * moved to between 9 and 18 o'clock.
 */
export function checkInTimes(receivedAt: Date, timeZone: string): { day: number; dueAt: Date }[] {
  const received = Temporal.Instant.fromEpochMilliseconds(receivedAt.getTime());
  const start = received.toZonedDateTimeISO(timeZone);
  return CHECK_IN_DAYS.map((day) => {
    const wished = start.add({ days: day });
    const hour = Math.min(Math.max(wished.hour, EARLIEST_HOUR), LATEST_HOUR);
    const at = hour === wished.hour ? wished : wished.with({ hour, minute: 0, second: 0 });
    return { day, dueAt: new Date(at.epochMilliseconds) };
  });
}
