import { ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import type { Locale } from "@/lib/i18n/locales";
import type { Draft } from "@/lib/intake/queries";
import { resumeCode } from "@/lib/intake/resume/code";
import { codeChannels } from "@/lib/intake/resume/send-code";
import { clinicFacts } from "../../../clinic";
import { moment } from "../../../moment";
import { SafetyNet } from "../../../safety-net";
import type { Words } from "../../../words";
import { LeaveForm } from "../../leave-form";
import { openPath } from "../../step-path";
import { SendForms } from "./send-forms";

type Props = { t: Words; locale: Locale; draft: Draft; sent: boolean };

/** The code to come back with, how to use it, and until when. */
export function CodeView({ t, locale, draft, sent }: Props) {
  const { address, minutes } = clinicFacts();
  const waits = draft.redFlag
    ? t("saveLater.code.redFlag", { minutes })
    : t("saveLater.code.unsent");
  return (
    <>
      {sent ? (
        <div className="mb-6">
          <Notice live>
            <p>{t("saveLater.send.sent")}</p>
          </Notice>
        </div>
      ) : null}
      <h1 className="text-title">{t("saveLater.code.title")}</h1>
      <h2 className="mt-6 text-lead">{t("saveLater.code.label")}</h2>
      <p className="mt-1 border-l-8 border-accent bg-accent-soft px-5 py-4 text-display font-bold tracking-wider">
        {resumeCode(draft.id)}
      </p>
      <p className="mt-4">{t("saveLater.code.keep")}</p>
      <p className="mt-3">
        {t.rich("saveLater.code.how", {
          address: `${address}/${locale}/resume`,
          b: (chunks) => <b className="wrap-anywhere">{chunks}</b>,
        })}
      </p>
      <p className="mt-3">
        {t.rich("saveLater.code.until", {
          when: moment(locale, draft.expiresAt),
          b: (chunks) => <b>{chunks}</b>,
        })}
      </p>
      <p className="mt-3">{draft.abandoned ? t("saveLater.told") : waits}</p>
      <div className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-3">
        <ButtonLink
          tone="quiet"
          href={openPath(locale, draft.answers)}
          className="w-full sm:w-auto"
        >
          {t("saveLater.goOn")}
        </ButtonLink>
        <a href={`/${locale}/intake/save?change=1`} className="inline-block py-2">
          {t("saveLater.code.change")}
        </a>
      </div>
      <SendForms t={t} locale={locale} answers={draft.answers} channels={codeChannels()} />
      <SafetyNet t={t} />
      <LeaveForm t={t} locale={locale} />
    </>
  );
}
