import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OutageView } from "../../../outage-view";
import { localeOf, patientWords } from "../../../words";
import { loadDraft } from "../../load-draft";
import { CodeView } from "./code-view";

type Props = PageProps<"/[locale]/intake/save/code">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await patientWords(await localeOf(params));
  const page = t("saveLater.code.title");
  return { title: t("service.titleOf", { page, service: t("service.name") }), robots: "noindex" };
}

export default async function CodePage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const draft = await loadDraft(locale);
  if (draft === "outage") return <OutageView locale={locale} retryHref="" />;
  if (!draft.savedForLater) redirect(`/${locale}/intake/save`);
  const t = await patientWords(locale);
  const sent = (await searchParams).sent !== undefined;
  return <CodeView t={t} locale={locale} draft={draft} sent={sent} />;
}
