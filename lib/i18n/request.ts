import { getRequestConfig } from "next-intl/server";
import { env } from "@/lib/env";
import { DEFAULT_LOCALE, isLocale } from "./locales";
import { reportMissing } from "./report-missing";

/** What next-intl needs for one request: the language, its sentences and the clinic's time zone. */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const wanted = locale ?? (await requestLocale);
  const chosen = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  const messages: { default: Record<string, unknown> } = await import(
    `../../messages/${chosen}.json`
  );
  return {
    locale: chosen,
    messages: messages.default,
    timeZone: env().CLINIC_TIME_ZONE,
    onError: reportMissing(),
  };
});
