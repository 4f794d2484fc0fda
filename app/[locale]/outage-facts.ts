import { telHref } from "@/components/tel-link";
import type { Locale } from "@/lib/i18n/locales";
import { clinicFacts } from "./clinic";
import { lines, patientWords } from "./words";

/**
 * The sentences of the pages that cannot ask for their language: the one that is shown when
 * something broke, and the one for an address that leads nowhere.
 */
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
    linkGone: {
      page: t("service.titleOf", { page: t("status.gone.title"), service: t("service.name") }),
      title: t("status.gone.title"),
      text: t("status.gone.text"),
    },
    notFound: {
      page: t("service.titleOf", { page: t("notFound.title"), service: t("service.name") }),
      title: t("notFound.title"),
      text: t("notFound.text"),
      toStart: t("common.toStart"),
      startHref: `/${locale}`,
    },
  };
}

export type OutageText = Awaited<ReturnType<typeof outageWords>>;
