import { LineIcon } from "@/app/line-icon";
import { BulletList } from "@/components/bullet-list";
import { Button, ButtonLink } from "@/components/button";
import { EmergencyTitle } from "@/components/emergency-title";
import { Notice } from "@/components/notice";
import { TitleRow } from "@/components/title-row";
import { usualPages } from "@/lib/form/steps";
import { USUAL_MINUTES } from "@/lib/form/usual-way";
import type { Locale } from "@/lib/i18n/locales";
import { lines, type Words } from "@/lib/i18n/translate";
import { clinicFacts } from "../clinic";
import { formAddress, type Visit } from "../place";
import { ReadMore } from "../read-more";
import { CallForHelp, TelLink } from "../tel-link";
import type { Place } from "./load-place";
import type { Progress } from "./load-progress";

function EmergencyList({ t }: { t: Words }) {
  const { number, crisis } = clinicFacts();
  return (
    <section className="mt-2.5 rounded-field border-2 border-l-8 border-emergency-ink px-3.5 pt-2 pb-3">
      <EmergencyTitle className="leading-tight">
        {t("start.emergencyTitle", { number })}
      </EmergencyTitle>
      <div className="text-[1.125rem] leading-[1.3]">
        <BulletList items={lines(t, "start.emergencyItems")} tight />
        <p className="mt-1.5">
          {t.rich("start.emergencyLife", {
            number: crisis,
            tel: () => <TelLink number={crisis} />,
          })}
        </p>
      </div>
      <CallForHelp t={t} />
    </section>
  );
}

function ResumeLink({ t, locale }: { t: Words; locale: Locale }) {
  return (
    <a href={`/${locale}/resume`} className="inline-block py-2">
      {t("resume.link")}
    </a>
  );
}

type BeginProps = { visit: Visit; progress: Progress; place: Place | null };

function Begin({ visit, progress, place }: BeginProps) {
  const { t, locale } = visit;
  const startLabels = { none: "startNow", draft: "startAgain", sent: "newCheck" } as const;
  return (
    <div className="mt-3">
      {progress.kind === "draft" ? (
        <div className="mb-3">
          <h2 className="text-lead">{t("start.continueTitle")}</h2>
          <ButtonLink href={progress.path} className="mt-3 w-full sm:w-auto">
            {t("start.continueNow")}
          </ButtonLink>
        </div>
      ) : null}
      {progress.kind === "sent" ? (
        <div className="mb-3">
          <h2 className="text-lead">{t("start.sentTitle")}</h2>
          <ButtonLink href={`/${locale}/result`} className="mt-3 w-full sm:w-auto">
            {t("start.sentNow")}
          </ButtonLink>
        </div>
      ) : null}
      <form method="post" action={formAddress(`/${locale}`)}>
        {place ? <input type="hidden" name="at" value={place.code} /> : null}
        <Button
          tone={progress.kind === "none" ? "primary" : "quiet"}
          className="min-h-13 w-full sm:w-auto sm:min-w-48"
        >
          {t(`start.${startLabels[progress.kind]}`)}
        </Button>
      </form>
      <p className="mt-4">
        <ResumeLink t={t} locale={locale} />
      </p>
    </div>
  );
}

/** The start page: who to call first, what this is, who reads it, how long it takes. */
export function StartView({
  visit,
  progress,
  place,
  notice,
}: BeginProps & { notice: "expired" | "left" | null }) {
  const { t, locale } = visit;
  const { clinic, days } = clinicFacts();
  return (
    <>
      {notice ? (
        <div className="mb-6">
          <Notice live>
            <p>{t(`start.notices.${notice}`)}</p>
            {notice === "expired" ? (
              <p>
                <ResumeLink t={t} locale={locale} />
              </p>
            ) : null}
          </Notice>
        </div>
      ) : null}
      <TitleRow drawing="start">
        <h1 className="text-title">{t("start.title")}</h1>
        <p className="flex items-center gap-1.5 text-small text-ink-quiet">
          <LineIcon name="clock" className="size-5 shrink-0" />
          {t("start.minutes", { minutes: USUAL_MINUTES })}
        </p>
      </TitleRow>
      <p className="mt-1.5 leading-snug text-ink-quiet">{t("start.lead", { clinic })}</p>
      {place ? <p className="mt-2 font-bold">{t("start.place", { place: place.name })}</p> : null}
      <EmergencyList t={t} />
      <Begin visit={visit} progress={progress} place={place} />
      <h2 className="mt-10 text-section">{t("start.beforeTitle")}</h2>
      <BulletList items={lines(t, "start.before", { days, pages: usualPages() })} />
      <h2 className="mt-8 text-section">{t("start.notTitle")}</h2>
      <p className="mt-2">{t("start.not")}</p>
      <ReadMore visit={visit} />
    </>
  );
}
