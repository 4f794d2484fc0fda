import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OutageView } from "../../outage-view";
import { localeOf, patientWords } from "../../words";
import { loadDraft } from "../load-draft";
import { SaveView } from "./save-view";

type Props = PageProps<"/[locale]/intake/save">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await patientWords(await localeOf(params));
  const page = t("saveLater.title");
  return { title: t("service.titleOf", { page, service: t("service.name") }), robots: "noindex" };
}

export default async function SavePage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const draft = await loadDraft(locale);
  if (draft === "outage") return <OutageView locale={locale} retryHref="" />;
  const changing = (await searchParams).change !== undefined;
  if (draft.savedForLater && !changing) redirect(`/${locale}/intake/save/code`);
  return <SaveView t={await patientWords(locale)} locale={locale} answers={draft.answers} />;
}
