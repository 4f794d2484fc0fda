import { Button } from "@/components/button";
import { clinicFacts } from "../../clinic";
import { thisKiosk } from "../../kiosk/kiosk-cookie";
import { MINE, statusPath } from "./access";
import type { StatusProps } from "./status-view";

/** How to come back: the address of this page, or a link that also opens on another device. */
export async function KeepLink({ t, page, intake }: StatusProps) {
  const path = `/${page.locale}${statusPath(page.key)}`;
  if (page.key !== MINE) {
    return (
      <section className="mt-10 print:hidden">
        <h2 className="text-section">{t("status.keep.title")}</h2>
        <p className="mt-2">{t("status.keep.lead")}</p>
        <p className="mt-2 border-2 border-line-strong px-4 py-3 break-all">
          {clinicFacts().address}
          {path}
        </p>
        <p className="mt-2">{t("status.keep.private")}</p>
      </section>
    );
  }
  if (!intake.own || (await thisKiosk())) return null;
  return (
    <section className="mt-10 print:hidden">
      <h2 className="text-section">{t("status.keep.makeTitle")}</h2>
      <p className="mt-2">{t("status.keep.makeText")}</p>
      <form method="post" action={`${path}/link`}>
        <Button tone="quiet" className="mt-4 w-full sm:w-auto sm:min-w-48">
          {t("status.keep.make")}
        </Button>
      </form>
    </section>
  );
}
