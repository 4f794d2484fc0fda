import { telHref } from "@/components/tel-link";
import type { Locale } from "@/lib/i18n/locales";
import { clinicFacts } from "./clinic";
import { lines, patientWords } from "./words";

/** The sentences of what is shown when something broke or could not be sent. */
export async function outageWords(locale: Locale) {
  const t = await patientWords(locale);
  const { clinic, phone, number, crisis } = clinicFacts();
  return {
    title: t("outage.title"),
    text: t("outage.notLoaded"),
    tryAgain: t("common.tryAgain"),
    unsent: { title: t("outage.unsent.title"), text: t("outage.unsent.text") },
    clinicLine: phone
      ? t("outage.cannotWaitPlain", { clinic, phone })
      : t("outage.cannotWaitNoPhone"),
    safetyTitle: t("safetyNet.title", { number }),
    safetyItems: lines(t, "safetyNet.items", { crisis }),
    call: t("start.emergencyCall", { number }),
    callHref: telHref(number),
  };
}

export type OutageText = Awaited<ReturnType<typeof outageWords>>;
