import { setting } from "@/lib/clinic/settings/current-settings";
import type { Setting } from "@/lib/clinic/settings/schema";
import { fillSlots, type LetterKind, letterScope } from "@/lib/clinic/settings/wording";
import { env } from "@/lib/env";
import type { Translate } from "@/lib/i18n/translate";

export type Channel = "email" | "sms";

/** The page that a message leads to, below the patient's own. */
export type Target = { locale: string; token: string; below?: string };

function addressOf({ locale, token, below = "" }: Target): string {
  return `${env().APP_URL}/${locale}/status/${token}${below}`;
}

/** The page that a message leads to, and the one that stops such messages. */
export function linksOf(target: Target): { link: string; stop: string } {
  return { link: addressOf(target), stop: addressOf({ ...target, below: "/stop" }) };
}

/**
 * A whole e-mail to a patient: a greeting, its own text with a link, that the link is private, whom to
 * call, and how to stop these messages.
 */
export function mailText(t: Translate, hello: string, text: string, stop: string): string {
  const { name: clinic, phone, emergency: number } = setting("contact");
  const wait = phone
    ? t("messages.wait", { clinic, phone, number })
    : t("messages.waitNoPhone", { number });
  const parts = [
    hello,
    text,
    `${t("messages.private")}\n${wait}\n${t("messages.noReply", { clinic })}`,
    `${t("messages.stop")}\n${stop}`,
  ];
  return parts.join("\n\n");
}

/** The default words of a message in the language of `t`, with their slots. */
export function deliveredWords(t: Translate, kind: LetterKind): Setting<"wording"> {
  const slots = { clinic: "{clinic}", link: "{link}", stop: "{stop}" };
  return {
    subject: t(`messages.${kind}.subject`, slots),
    text: t(`messages.${kind}.text`, slots),
    sms: t(`messages.${kind}.sms`, slots),
  };
}

/**
 * What a message to a patient says: a link, where to call, and how to stop these messages. Uses the
 * words in `own`, else the clinic's own words, else the default. It never says why the patient
 * wrote to us, because others may see the phone's screen.
 */
export function letterOf(
  t: Translate,
  kind: LetterKind,
  channel: Channel,
  target: Target,
  own = setting("wording", letterScope(kind, target.locale)),
): { subject: string; text: string } {
  const { name: clinic } = setting("contact");
  const { link, stop } = linksOf(target);
  const delivered = deliveredWords(t, kind);
  const say = (part: keyof typeof own) =>
    fillSlots(own[part] || delivered[part], { clinic, link, stop });
  const subject = say("subject");
  if (channel === "sms") return { subject, text: say("sms") };
  return { subject, text: mailText(t, t("messages.hello"), `${say("text")}\n${link}`, stop) };
}
