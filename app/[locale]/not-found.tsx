import { ButtonLink } from "@/components/button";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";
import { SafetyNet } from "./safety-net";
import { patientWords } from "./words";

/** Shown for an address that leads nowhere. It is not told the language, so it uses the default. */
export default async function PatientNotFound() {
  const t = await patientWords(DEFAULT_LOCALE);
  return (
    <>
      <title>
        {t("service.titleOf", { page: t("notFound.title"), service: t("service.name") })}
      </title>
      <h1 className="text-title">{t("notFound.title")}</h1>
      <p className="mt-4">{t("notFound.text")}</p>
      <p className="mt-6">
        <ButtonLink href={`/${DEFAULT_LOCALE}`}>{t("common.toStart")}</ButtonLink>
      </p>
      <SafetyNet t={t} />
    </>
  );
}
