import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/components/button";
import { clinicFacts } from "../../clinic";
import { localeOf, patientWords } from "../../words";
import { IDLE_SECONDS_TO_ANSWER, pageToGoBackTo } from "../idle-times";
import { thisKiosk } from "../kiosk-cookie";

type Props = PageProps<"/[locale]/kiosk/idle">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await patientWords(await localeOf(params));
  const page = t("kiosk.warn.title");
  return { title: t("service.titleOf", { page, service: t("service.name") }), robots: "noindex" };
}

/**
 * Asks whether somebody is still there, where no script can: the browser comes here by itself, and
 * goes on to the reset by itself.
 */
export default async function IdlePage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const t = await patientWords(locale);
  if (!(await thisKiosk())) redirect(`/${locale}`);
  const seconds = IDLE_SECONDS_TO_ANSWER;
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content={`${seconds};url=/${locale}/kiosk/reset`} />
      </noscript>
      <h1 className="text-display">{t("kiosk.warn.title")}</h1>
      <p className="mt-4 text-lead">{t("kiosk.warn.plain", { seconds })}</p>
      <p className="mt-8">
        <ButtonLink
          href={pageToGoBackTo((await searchParams).back, locale)}
          className="min-h-20 w-full text-lead"
        >
          {t("kiosk.warn.stay")}
        </ButtonLink>
      </p>
      <p className="mt-8 font-bold">{t("kiosk.help", { number: clinicFacts().number })}</p>
    </>
  );
}
