import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { makeLink, takeLink } from "@/lib/aftercare/commands";
import { clockNow } from "@/lib/clock";
import { clinicFacts } from "../clinic";
import { FormOf } from "../form-of";
import { expired, type Place } from "../place";
import { MINE, ownStatus, pathBelow, type StatusProps, statusPath } from "./access";

/** How to come back: the address of this page, or a link that also works on another device. */
export function KeepLink({ visit, intake }: StatusProps) {
  const { t, kiosk, params, query } = visit;
  const path = pathBelow(visit);
  if (params.key !== MINE) {
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
  if (!intake.own || kiosk) return null;
  return (
    <section className="mt-10 print:hidden">
      <h2 className="text-section">{t("status.keep.makeTitle")}</h2>
      <p className="mt-2">{t("status.keep.makeText")}</p>
      {query.get("told") === "no_link" ? (
        <div className="mt-4">
          <Notice live>
            <p>{t("status.keep.tooMany")}</p>
          </Notice>
        </div>
      ) : null}
      <form method="post" action={`${path}/link`}>
        <FormOf id={intake.id} />
        <Button tone="quiet" className="mt-4 w-full sm:w-auto sm:min-w-48">
          {t("status.keep.make")}
        </Button>
      </form>
    </section>
  );
}

/** Makes a private link for the device that sent the answers, and opens it. */
export const linkPlace: Place = {
  privateAddress: true,
  load: (visit) => ({ goTo: pathBelow(visit) }),
  take: async (visit) => {
    const own = visit.params.key === MINE ? await ownStatus(visit) : expired(visit);
    if (!("intake" in own)) return own;
    if (!(await takeLink(own.intake.id))) return { goTo: `${pathBelow(visit)}?told=no_link` };
    const link = await makeLink(own.intake.id, clockNow());
    return { goTo: `/${visit.locale}${statusPath(link)}` };
  },
};
