import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { alternatesOf } from "./alternates";
import { deviceToken } from "./intake/load-draft";
import { thisKiosk } from "./kiosk/kiosk-cookie";
import { KioskStart } from "./kiosk/kiosk-start";
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
  const t = await patientWords(locale);
  const kiosk = await thisKiosk();
  if (kiosk) {
    // Whatever the patient before left open on this device ends here.
    if (await deviceToken()) redirect(`/${locale}/kiosk/reset`);
    return <KioskStart t={t} locale={locale} place={await loadPlace(kiosk.at)} />;
  }
  return (
    <StartView
      t={t}
      locale={locale}
      progress={await loadProgress(locale)}
      place={await loadPlace(at)}
      notice={notice === "expired" || notice === "left" ? notice : null}
    />
  );
}
