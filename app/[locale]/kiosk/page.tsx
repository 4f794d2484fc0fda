import type { Metadata } from "next";
import { BulletList } from "@/components/bullet-list";
import { Button, ButtonLink } from "@/components/button";
import { loadPlace } from "../load-place";
import { lines, localeOf, patientWords } from "../words";
import { thisKiosk } from "./kiosk-cookie";

type Props = PageProps<"/[locale]/kiosk">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await patientWords(await localeOf(params));
  const page = t("kiosk.setUp.title");
  return { title: t("service.titleOf", { page, service: t("service.name") }), robots: "noindex" };
}

/** For staff: makes this device a kiosk of a location (`?at=` its code), or ends that. */
export default async function KioskPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const t = await patientWords(locale);
  const kiosk = await thisKiosk();
  const place = await loadPlace(kiosk ? kiosk.at : (await searchParams).at);
  return (
    <>
      <h1 className="text-title">{t(kiosk ? "kiosk.setUp.isOn" : "kiosk.setUp.title")}</h1>
      <p className="mt-3">{t("kiosk.setUp.lead")}</p>
      {place ? <p className="mt-2 font-bold">{t("start.place", { place: place.name })}</p> : null}
      <BulletList items={lines(t, "kiosk.setUp.items")} />
      {kiosk ? (
        <p className="mt-8">
          <ButtonLink href={`/${kiosk.home}`} className="w-full sm:w-auto">
            {t("common.toStart")}
          </ButtonLink>
        </p>
      ) : null}
      <form method="post" action={`/${locale}/kiosk/mode`} className="mt-6">
        <input type="hidden" name="mode" value={kiosk ? "off" : "on"} />
        {place ? <input type="hidden" name="at" value={place.code} /> : null}
        <Button tone={kiosk ? "quiet" : "primary"} className="w-full sm:w-auto">
          {t(kiosk ? "kiosk.setUp.off" : "kiosk.setUp.on")}
        </Button>
      </form>
    </>
  );
}
