import { Notice } from "@/components/notice";
import type { Draft } from "@/lib/intake/queries";
import { clinicFacts } from "../clinic";
import { CannotWait } from "../outage";
import type { View, Visit } from "../place";
import { SafetyNet } from "../safety-net";
import type { StrayKept } from "../stray";

/** Whether staff go on with this draft, and it is the patient's own device that asks. */
export function isElsewhere({ desk }: Visit, { atDesk }: Draft): boolean {
  return atDesk && desk === null;
}

/**
 * What the patient's own device shows while staff go on with the answers: that, and how to take
 * them back. It shows nothing that was answered. `told`: what staff hear of a page posted meanwhile.
 */
export function withClinic(visit: Visit, told: StrayKept["told"] = null): View {
  const { t, locale, formOf } = visit;
  const { clinic } = clinicFacts();
  const title = t("withClinic.title");
  const body = (
    <>
      <h1 className="text-title">{title}</h1>
      <p className="mt-4">{t("withClinic.text", { clinic })}</p>
      {formOf === null ? null : <p className="mt-4 font-bold">{t("withClinic.notSaved")}</p>}
      {told ? (
        <div className="mt-6">
          <Notice tone="problem" live>
            <p className="font-bold">{t(`stray.told.${told}`)}</p>
          </Notice>
        </div>
      ) : null}
      <p className="mt-4">{t("withClinic.goOn")}</p>
      <p className="mt-2">
        <a href={`/${locale}/resume`} className="inline-block py-2">
          {t("resume.link")}
        </a>
      </p>
      <CannotWait t={t} />
      <SafetyNet t={t} />
    </>
  );
  return { title, body, status: formOf === null ? 200 : 409 };
}
