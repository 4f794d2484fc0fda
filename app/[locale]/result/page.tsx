import type { Metadata } from "next";
import { OutageView } from "../outage-view";
import { localeOf, patientWords } from "../words";
import { loadResult } from "./load-result";
import { resultTitle } from "./result-title";
import { ResultView } from "./result-view";
import { addendumKind } from "./told";

type Props = PageProps<"/[locale]/result">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await patientWords(locale);
  const page = resultTitle(t, await loadResult(locale));
  return {
    title: t("service.titleOf", { page, service: t("service.name") }),
    robots: "noindex",
  };
}

export default async function ResultPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const intake = await loadResult(locale);
  if (intake === "outage") return <OutageView locale={locale} retryHref="" />;
  const { told } = await searchParams;
  const kind = told === "phone" ? told : addendumKind(told);
  return <ResultView t={await patientWords(locale)} locale={locale} intake={intake} told={kind} />;
}
