import type { Metadata } from "next";
import { alternatesOf } from "../alternates";
import { clinicFacts } from "../clinic";
import { localeOf, patientWords } from "../words";

type Props = PageProps<"/[locale]/privacy">;

const SECTIONS = ["why", "who", "watched", "emergency", "kept", "device"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await patientWords(locale);
  return {
    title: t("service.titleOf", { page: t("privacy.title"), service: t("service.name") }),
    alternates: alternatesOf(locale, "/privacy"),
  };
}

export default async function PrivacyPage({ params }: Props) {
  const t = await patientWords(await localeOf(params));
  const { clinic, number, days, minutes } = clinicFacts();
  return (
    <>
      <h1 className="text-title">{t("privacy.title")}</h1>
      <p className="mt-4">{t("privacy.lead", { clinic })}</p>
      {SECTIONS.map((section) => (
        <section key={section} className="mt-8">
          <h2 className="text-section">{t(`privacy.sections.${section}.title`)}</h2>
          <p className="mt-2">
            {t(`privacy.sections.${section}.text`, { clinic, number, days, minutes })}
          </p>
        </section>
      ))}
    </>
  );
}
