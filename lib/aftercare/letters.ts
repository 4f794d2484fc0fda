import { env } from "@/lib/env";
import type { Translate } from "@/lib/intake/describe";
import { setting } from "@/lib/settings/known";

export const LETTER_KINDS = ["received", "check_in"] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];
export type Channel = "email" | "sms";

/** The page that a message leads to, below the patient's own. */
export type Target = { locale: string; token: string; below?: string };

function addressOf({ locale, token, below = "" }: Target): string {
  return `${env().APP_URL.replace(/\/$/, "")}/${locale}/status/${token}${below}`;
}

/**
 * What a message to a patient says: a link, where to call, and how to stop these messages. Not one
 * word of why they wrote to us, as others may see it on the screen of a phone.
 */
export function letterOf(
  t: Translate,
  kind: LetterKind,
  channel: Channel,
  target: Target,
): { subject: string; text: string } {
  const { name: clinic, phone, emergency: number } = setting("contact");
  const link = addressOf(target);
  const stop = addressOf({ ...target, below: "/stop" });
  const subject = t(`messages.${kind}.subject`, { clinic });
  if (channel === "sms")
    return { subject, text: t(`messages.${kind}.sms`, { clinic, link, stop }) };
  const wait = phone
    ? t("messages.wait", { clinic, phone, number })
    : t("messages.waitNoPhone", { number });
  const parts = [
    t("messages.hello"),
    `${t(`messages.${kind}.text`)}\n${link}`,
    `${t("messages.private")}\n${wait}\n${t("messages.noReply", { clinic })}`,
    `${t("messages.stop")}\n${stop}`,
  ];
  return { subject, text: parts.join("\n\n") };
}
