import type { Metadata } from "next";
import { Button } from "@/components/button";
import { findProgress } from "@/lib/aftercare/queries";
import { clinicFacts } from "../../../clinic";
import { orOutage } from "../../../intake/load-draft";
import { OutageView } from "../../../outage-view";
import { localeOf, patientWords } from "../../../words";
import { statusPath } from "../access";
import { loadStatus } from "../load-status";

type Props = PageProps<"/[locale]/status/[key]/stop">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await patientWords(await localeOf(params));
  const page = t("stop.title");
  return { title: t("service.titleOf", { page, service: t("service.name") }), robots: "noindex" };
}

/** No more messages: one button, as programs that look for harm in mail follow every link. */
export default async function StopPage({ params }: Props) {
  const locale = await localeOf(params);
  const { key } = await params;
  const intake = await loadStatus(locale, key);
  if (intake === "outage") return <OutageView locale={locale} retryHref="" />;
  const progress = await orOutage(() => findProgress(intake, new Date()));
  if (progress === "outage") return <OutageView locale={locale} retryHref="" />;
  const t = await patientWords(locale);
  const { clinic } = clinicFacts();
  const path = `/${locale}${statusPath(key)}`;
  return (
    <>
      <h1 className="text-title">{t(progress.getsMessages ? "stop.title" : "stop.done")}</h1>
      <p className="mt-4">{t(progress.getsMessages ? "stop.text" : "stop.doneText", { clinic })}</p>
      {progress.getsMessages ? (
        <form method="post" action={`${path}/stop/confirm`}>
          <Button className="mt-6 w-full sm:w-auto sm:min-w-48">{t("stop.button")}</Button>
        </form>
      ) : null}
      <p className="mt-6">
        <a href={path} className="inline-block py-2">
          {t("status.offer.link")}
        </a>
      </p>
    </>
  );
}
