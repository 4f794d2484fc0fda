import type { Metadata } from "next";
import { findProgress, listScores } from "@/lib/aftercare/queries";
import { orOutage } from "../../intake/load-draft";
import { OutageView } from "../../outage-view";
import { localeOf, patientWords } from "../../words";
import { loadStatus } from "./load-status";
import { StatusView } from "./status-view";

type Props = PageProps<"/[locale]/status/[key]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await patientWords(await localeOf(params));
  const page = t("status.title");
  return { title: t("service.titleOf", { page, service: t("service.name") }), robots: "noindex" };
}

/** What happens with the answers after they were sent. */
export default async function StatusPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { key } = await params;
  const intake = await loadStatus(locale, key);
  if (intake === "outage") return <OutageView locale={locale} retryHref="" />;
  const now = new Date();
  const found = await orOutage(() =>
    Promise.all([findProgress(intake, now), intake.own ? listScores(intake.id) : null]),
  );
  if (found === "outage") return <OutageView locale={locale} retryHref="" />;
  const [progress, scores] = found;
  const { told } = await searchParams;
  return (
    <StatusView
      t={await patientWords(locale)}
      page={{ locale, key, now }}
      intake={intake}
      progress={progress}
      scores={scores}
      told={told === "worse" || told === "scores" ? told : null}
    />
  );
}
