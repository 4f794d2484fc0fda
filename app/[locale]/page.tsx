import type { Metadata } from "next";
import { alternatesOf } from "./alternates";
import { loadPlace } from "./load-place";
import { loadProgress } from "./load-progress";
import { StartView } from "./start-view";
import { localeOf, patientWords } from "./words";

type Props = PageProps<"/[locale]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await patientWords(locale);
  return {
    title: t("service.titleOf", { page: t("start.title"), service: t("service.name") }),
    description: t("start.description"),
    alternates: alternatesOf(locale, ""),
  };
}

export default async function StartPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { notice, at } = await searchParams;
  return (
    <StartView
      t={await patientWords(locale)}
      locale={locale}
      progress={await loadProgress(locale)}
      place={await loadPlace(at)}
      notice={notice === "expired" || notice === "left" ? notice : null}
    />
  );
}
