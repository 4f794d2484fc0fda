import type { Metadata } from "next";
import { BackLink } from "@/components/back-link";
import { Button } from "@/components/button";
import { RESUME_STEP } from "@/lib/intake/resume/steps";
import { StepFields } from "../intake/step-fields";
import { localeOf, patientWords } from "../words";

type Props = PageProps<"/[locale]/resume">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await patientWords(await localeOf(params));
  const page = t("resume.title");
  return { title: t("service.titleOf", { page, service: t("service.name") }), robots: "noindex" };
}

/** Coming back on another device: code and date of birth. */
export default async function ResumePage({ params }: Props) {
  const locale = await localeOf(params);
  const t = await patientWords(locale);
  return (
    <>
      <BackLink href={`/${locale}`}>{t("common.back")}</BackLink>
      <h1 className="text-title">{t("resume.title")}</h1>
      <p className="mt-3">{t("resume.lead")}</p>
      <form method="post" action={`/${locale}/resume/answer`} noValidate className="mt-8">
        <StepFields t={t} step={RESUME_STEP} answers={{}} values={{}} />
        <Button className="mt-8 w-full sm:w-auto sm:min-w-48">{t("resume.submit")}</Button>
      </form>
    </>
  );
}
