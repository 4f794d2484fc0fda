import { env } from "@/lib/env";
import type { Answers } from "./answers";
import { one } from "./gates";

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
