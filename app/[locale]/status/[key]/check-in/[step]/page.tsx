import type { Metadata } from "next";
import { OutageView } from "../../../../outage-view";
import { localeOf, patientWords } from "../../../../words";
import { CheckInView } from "./check-in-view";
import { loadCheckIn } from "./load-check-in";

type Props = PageProps<"/[locale]/status/[key]/check-in/[step]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await patientWords(await localeOf(params));
  const page = t("checkIn.title");
  return { title: t("service.titleOf", { page, service: t("service.name") }), robots: "noindex" };
}

/** How are you? Where the link of a check-in leads. */
export default async function CheckInPage({ params }: Props) {
  const locale = await localeOf(params);
  const { key, step } = await params;
  const found = await loadCheckIn(locale, key, step);
  if (found === "outage") return <OutageView locale={locale} retryHref="" />;
  return <CheckInView t={await patientWords(locale)} page={{ locale, key }} {...found} />;
}
