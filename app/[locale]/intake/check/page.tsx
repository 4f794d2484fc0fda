import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { assess } from "@/lib/facts/assess";
import { openStepOf } from "@/lib/form/refused-pages";
import { OutageView } from "../../outage-view";
import { localeOf, patientWords } from "../../words";
import { CheckView } from "../check-view";
import { loadDraft } from "../load-draft";
import { stepPath } from "../step-path";

type Props = PageProps<"/[locale]/intake/check">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await patientWords(await localeOf(params));
  const page = t("check.title");
  return {
    title: t("service.titleOf", { page, service: t("service.name") }),
    robots: "noindex",
  };
}

export default async function CheckPage({ params }: Props) {
  const locale = await localeOf(params);
  const draft = await loadDraft(locale);
  if (draft === "outage") return <OutageView locale={locale} retryHref="" />;
  const open = openStepOf(assess(draft.answers, { finished: false }), draft.problem);
  if (open !== "check") redirect(stepPath(locale, open));
  return <CheckView t={await patientWords(locale)} locale={locale} draft={draft} />;
}
