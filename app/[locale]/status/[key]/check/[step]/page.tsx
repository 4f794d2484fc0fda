import type { Metadata } from "next";
import { stepTitle } from "../../../../intake/field-words";
import { StepForm } from "../../../../intake/step-form";
import { StepFrame } from "../../../../intake/step-frame";
import { OutageView } from "../../../../outage-view";
import { localeOf, patientWords } from "../../../../words";
import { loadCheck } from "./load-check";

type Props = PageProps<"/[locale]/status/[key]/check/[step]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const { key, step } = await params;
  const t = await patientWords(locale);
  const view = await loadCheck(locale, key, step);
  if (view === "outage") return { title: t("outage.pageTitle"), robots: "noindex" };
  const title = stepTitle(t, view.step, view.answers);
  const page = view.failed ? t("service.errorTitle", { page: title }) : title;
  return { title: t("service.titleOf", { page, service: t("service.name") }), robots: "noindex" };
}

/** One page of the questions that are asked again of a patient who feels worse. */
export default async function CheckPage({ params }: Props) {
  const locale = await localeOf(params);
  const { key, step } = await params;
  const t = await patientWords(locale);
  const view = await loadCheck(locale, key, step);
  if (view === "outage") return <OutageView locale={locale} retryHref="" />;
  const { progress, failed: _, backHref, ...form } = view;
  return (
    <StepFrame
      t={t}
      locale={locale}
      backHref={backHref}
      progress={t("status.check.progress", progress)}
    >
      <StepForm t={t} {...form} />
    </StepFrame>
  );
}
