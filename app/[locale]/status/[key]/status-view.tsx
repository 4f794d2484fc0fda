import type { ReactNode } from "react";
import { Notice } from "@/components/notice";
import type { Progress, ScoredAt } from "@/lib/aftercare/queries";
import type { Locale } from "@/lib/i18n/locales";
import { LeaveForm } from "../../intake/leave-form";
import { moment } from "../../moment";
import { StaffSay } from "../../result/staff-say";
import { SafetyNet } from "../../safety-net";
import type { Words } from "../../words";
import { type Access, statusPath } from "./access";
import { FeelsWorse } from "./feels-worse";
import { KeepLink } from "./keep-link";
import { NextStep, NowPanel } from "./next-step";
import { Scores } from "./scores";

/** The page that is open: its language, the key in its address and the moment it is shown. */
export type StatusPage = { locale: Locale; key: string; now: Date };

export type StatusProps = { t: Words; page: StatusPage; intake: Access };

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="border-t border-line py-5">
      <h2 className="text-section">{title}</h2>
      {children}
    </li>
  );
}

function Steps({ t, page, intake, progress }: StatusProps & { progress: Progress }) {
  const { locale } = page;
  const { receivedAt, answeredAt } = intake;
  return (
    <ol className="mt-6 border-b border-line">
      <Part title={t("status.received.title")}>
        <p className="mt-2">{t("result.received", { when: moment(locale, receivedAt) })}</p>
        {answeredAt > receivedAt ? (
          <p className="mt-2">{t("status.received.again", { when: moment(locale, answeredAt) })}</p>
        ) : null}
        <p className="mt-2">
          {t("result.reference")}: <strong className="tracking-wider">{intake.reference}</strong>
        </p>
      </Part>
      <Part title={t("status.seen.title")}>
        {intake.staffSay ? (
          <StaffSay t={t} intake={intake} />
        ) : (
          <p className="mt-2">{t(progress.seen ? "status.seen.yes" : "status.seen.no")}</p>
        )}
      </Part>
      <Part title={t("result.nextTitle")}>
        <NextStep t={t} page={page} intake={intake} />
        {progress.visitAt ? (
          <p className="mt-2 text-lead">
            {t.rich("status.visit", {
              when: moment(locale, progress.visitAt),
              strong: (chunks) => <strong>{chunks}</strong>,
            })}
          </p>
        ) : null}
      </Part>
    </ol>
  );
}

function Answers({ t, page, intake }: StatusProps) {
  return (
    <section className="mt-10">
      <h2 className="text-section">{t("result.answersTitle")}</h2>
      <p className="mt-2">
        {intake.own ? (
          <a href={`/${page.locale}/result`} className="inline-block py-2">
            {t("status.answers.see")}
          </a>
        ) : (
          t("status.answers.elsewhere")
        )}
      </p>
    </section>
  );
}

/** Where things stand, what comes next and by when, and what the patient can do. */
export function StatusView(
  props: StatusProps & {
    progress: Progress;
    scores: ScoredAt[] | null;
    told: "worse" | "scores" | null;
  },
) {
  const { t, page, intake, told } = props;
  const emergency = intake.level === "EMERGENCY" && intake.open;
  return (
    <>
      {emergency ? <NowPanel {...props} /> : null}
      {told && !emergency ? (
        <div className="mb-9">
          <Notice live>
            <p>{t(told === "worse" ? "status.told.worse" : "scores.thanks")}</p>
          </Notice>
        </div>
      ) : null}
      {emergency ? (
        <h2 className="mt-8 text-section">{t("status.title")}</h2>
      ) : (
        <h1 className="text-title">{t("status.title")}</h1>
      )}
      <Steps {...props} />
      {emergency ? null : (
        <>
          <FeelsWorse t={t} action={`/${page.locale}${statusPath(page.key, "/check")}`} />
          <SafetyNet t={t} />
          <Scores t={t} page={page} scores={props.scores} />
        </>
      )}
      <Answers {...props} />
      <KeepLink {...props} />
      {props.progress.getsMessages ? (
        <p className="mt-8 print:hidden">
          <a href={`/${page.locale}${statusPath(page.key, "/stop")}`} className="inline-block py-2">
            {t("stop.link")}
          </a>
        </p>
      ) : null}
      <LeaveForm t={t} locale={page.locale} />
    </>
  );
}
