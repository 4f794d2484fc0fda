import type { Metadata } from "next";
import { BackLink } from "@/components/back-link";
import { Button } from "@/components/button";
import { PEG_STEP } from "@/lib/aftercare/peg";
import { StepFields } from "../../../intake/step-fields";
import { OutageView } from "../../../outage-view";
import { localeOf, patientWords } from "../../../words";
import { statusPath } from "../access";
import { loadStatus } from "../load-status";

type Props = PageProps<"/[locale]/status/[key]/questions">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await patientWords(await localeOf(params));
  const page = t("scores.title");
  return { title: t("service.titleOf", { page, service: t("service.name") }), robots: "noindex" };
}

/** Three questions, now and again, to see whether it gets better. */
export default async function QuestionsPage({ params }: Props) {
  const locale = await localeOf(params);
  const { key } = await params;
  const intake = await loadStatus(locale, key);
  if (intake === "outage") return <OutageView locale={locale} retryHref="" />;
  const t = await patientWords(locale);
  const path = `/${locale}${statusPath(key)}`;
  return (
    <>
      <BackLink href={path}>{t("common.back")}</BackLink>
      <h1 className="text-title">{t("scores.title")}</h1>
      <p className="mt-3">{t("scores.lead")}</p>
      <form method="post" action={`${path}/questions/answer`} noValidate className="mt-8">
        <StepFields t={t} step={PEG_STEP} answers={intake.answers} values={{}} />
        <Button className="mt-8 w-full sm:w-auto sm:min-w-48">{t("scores.submit")}</Button>
      </form>
    </>
  );
}
