import type { Metadata } from "next";
import { stepAt } from "@/lib/form/steps";
import { goNowhere } from "../../lost-document";
import { OutageView } from "../../outage-view";
import { localeOf, patientWords } from "../../words";
import { StepForm } from "../step-form";
import { StepFrame } from "../step-frame";
import { loadStep } from "./load-step";

type Props = PageProps<"/[locale]/intake/[step]">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await patientWords(locale);
  const service = t("service.name");
  const found = stepAt((await params).step) ?? goNowhere(locale);
  const view = await loadStep(locale, found.id, await searchParams);
  if (view === "outage") return { title: t("outage.pageTitle"), robots: "noindex" };
  const page = view.problem?.errors.length
    ? t("service.errorTitle", { page: view.title })
    : view.title;
  return { title: t("service.titleOf", { page, service }), robots: "noindex" };
}

export default async function StepPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const t = await patientWords(locale);
  const found = stepAt((await params).step) ?? goNowhere(locale);
  const view = await loadStep(locale, found.id, await searchParams);
  if (view === "outage") return <OutageView locale={locale} retryHref="" />;
  return (
    <StepFrame
      t={t}
      locale={locale}
      backHref={view.backHref}
      progress={view.progress}
      told={view.told}
    >
      <StepForm t={t} {...view} />
    </StepFrame>
  );
}
