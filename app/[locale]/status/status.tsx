import type { ReactNode } from "react";
import { ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import { findProgress, listScores, type Progress, type ScoredAt } from "@/lib/aftercare/queries";
import { helpComesFirst, listOwnVisitTypes, type OwnVisit } from "@/lib/appointment/own/queries";
import { clockNow } from "@/lib/clock";
import { findQuestion } from "@/lib/intake/question/queries";
import { whyNot } from "../booking/may-book";
import { visitMoment } from "../booking/moments";
import { findOwnVisits } from "../booking/own-visits";
import { ChangeVisit, OtherVisits, VisitCard } from "../booking/visit-view";
import { LeaveForm } from "../intake/leave-form";
import { moment } from "../moment-text";
import type { Answer, Place, Visit } from "../place";
import { StaffSay } from "../result/staff-say";
import { WorseSaid } from "../result/worse-said";
import { SafetyNet } from "../safety-net";
import { ownStatus, pathBelow, type StatusProps } from "./access";
import { FeelsWorse } from "./feels-worse";
import { HowSoon, StatusUntil } from "./how-soon";
import { KeepLink } from "./keep-link";
import { NextStep, NowPanel } from "./next-step";
import { Scores } from "./scores";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="border-t border-line py-5">
      <h2 className="text-section">{title}</h2>
      {children}
    </li>
  );
}

/** Nobody waits for staff to open answers that need no visit, so nothing is said about that. */
function seenOf({ level, open }: StatusProps["intake"], { seen }: Progress) {
  if (seen) return "yes";
  return level === "SELF_CARE" || !open ? "no" : "notYet";
}

type BookingProps = {
  booked: OwnVisit | null;
  /** The visits after it. */
  others: OwnVisit[];
  /** Whether the patient can choose a time now. */
  mayBook: boolean;
  /** An emergency of this person is open, of this intake or another: help comes first. */
  emergency: boolean;
};

/** The visit with its calendar file, and how to change it. In an emergency nobody waits for it. */
function Booked({
  visit,
  intake,
  now,
  booked,
  emergency,
}: StatusProps & Pick<BookingProps, "emergency"> & { booked: OwnVisit }) {
  const { t, locale } = visit;
  if (emergency || intake.level === "EMERGENCY") {
    return (
      <p className="mt-2 text-lead">
        {t.rich("status.visit", {
          when: visitMoment(locale, booked),
          strong: (chunks) => <strong>{chunks}</strong>,
        })}
      </p>
    );
  }
  const still = intake.level === "URGENT" && intake.open;
  return (
    <>
      <VisitCard visit={visit} booked={booked} />
      <p className="mt-3">{t(`result.booked.${still ? "textUrgent" : "text"}`)}</p>
      <p className="print:hidden">
        <a href={pathBelow(visit, "/visit")} className="inline-block py-2">
          {t("booking.visit.see")}
        </a>
      </p>
      <ChangeVisit visit={visit} booked={booked} now={now} />
    </>
  );
}

function Steps(props: StatusProps & BookingProps & { progress: Progress }) {
  const { visit, intake, now, progress, booked, others, mayBook, emergency } = props;
  const { t, locale } = visit;
  const { receivedAt, answeredAt } = intake;
  return (
    <ol className="mt-6 border-b border-line">
      <Part title={t("status.received.title")}>
        <p className="mt-2">{t("result.received", { when: moment(locale, receivedAt) })}</p>
        {answeredAt > receivedAt ? (
          <p className="mt-2">{t("status.received.again", { when: moment(locale, answeredAt) })}</p>
        ) : null}
        <p className="mt-2">
          {t("result.reference")}:{" "}
          <strong className="tracking-wider whitespace-nowrap">{intake.reference}</strong>
        </p>
      </Part>
      <Part title={t("status.seen.title")}>
        {intake.staffSay ? (
          <StaffSay t={t} intake={intake} />
        ) : (
          <p className="mt-2">{t(`status.seen.${seenOf(intake, progress)}`)}</p>
        )}
      </Part>
      <Part title={t("result.nextTitle")}>
        {booked ? <Booked {...props} booked={booked} /> : null}
        {emergency || intake.level === "EMERGENCY" ? null : (
          <OtherVisits visit={visit} others={others} />
        )}
        {booked && intake.level !== "EMERGENCY" ? null : (
          <NextStep visit={visit} intake={intake} now={now} />
        )}
        {mayBook ? (
          <p className="mt-3 print:hidden">
            <ButtonLink tone="quiet" href={pathBelow(visit, "/book")}>
              {t("booking.offer.link")}
            </ButtonLink>
          </p>
        ) : null}
      </Part>
    </ol>
  );
}

function Answers({ visit: { t, locale }, intake }: StatusProps) {
  return (
    <section className="mt-10">
      <h2 className="text-section">{t("result.answersTitle")}</h2>
      <p className="mt-2">
        {intake.own ? (
          <a href={`/${locale}/result`} className="inline-block py-2">
            {t("status.answers.see")}
          </a>
        ) : (
          t("status.answers.elsewhere")
        )}
      </p>
    </section>
  );
}

/** The status, what comes next and by when, and what the patient can do. */
function Status(
  props: StatusProps &
    BookingProps & {
      progress: Progress;
      scores: ScoredAt[] | null;
      /** A clinician's question waits for an answer. */
      asked: boolean;
    },
) {
  const { visit, intake, emergency } = props;
  const { t } = visit;
  const told = visit.query.get("told");
  const thanks = told === "scores";
  return (
    <>
      {emergency ? <NowPanel {...props} /> : null}
      {thanks && !emergency ? (
        <div className="mb-9">
          <Notice live>
            <p>{t("scores.thanks")}</p>
          </Notice>
        </div>
      ) : null}
      {told === "answered" && !emergency ? (
        <div className="mb-9">
          <Notice live>
            <p className="font-bold">{t("question.thanks")}</p>
            <p>{t("question.told")}</p>
          </Notice>
        </div>
      ) : null}
      {props.asked && !emergency ? (
        <div className="mb-9 print:hidden">
          <Notice>
            <p className="font-bold">{t("question.waiting")}</p>
            <p>
              <ButtonLink href={pathBelow(visit, "/question")}>{t("question.link")}</ButtonLink>
            </p>
          </Notice>
        </div>
      ) : null}
      {told === "cancelled" && !emergency ? (
        <div className="mb-9">
          <Notice live>
            <p className="font-bold">{t("booking.cancel.done")}</p>
            <p>{t("booking.cancel.doneText")}</p>
          </Notice>
        </div>
      ) : null}
      {emergency ? null : <WorseSaid visit={visit} intake={intake} own={intake.own} />}
      {emergency ? (
        <h2 className="mt-8 text-section">{t("status.title")}</h2>
      ) : (
        <>
          <h1 className="text-title">{t("status.title")}</h1>
          <HowSoon {...props} />
        </>
      )}
      <Steps {...props} />
      {emergency ? null : (
        <>
          <StatusUntil {...props} />
          <FeelsWorse t={t} action={pathBelow(visit, "/check")} intake={intake} />
          <SafetyNet t={t} />
          <Scores visit={visit} scores={props.scores} />
        </>
      )}
      <Answers {...props} />
      <KeepLink {...props} />
      {props.progress.getsMessages ? (
        <p className="mt-8 print:hidden">
          <a href={pathBelow(visit, "/stop")} className="inline-block py-2">
            {t("stop.link")}
          </a>
        </p>
      ) : null}
      <LeaveForm visit={visit} />
    </>
  );
}

async function load(visit: Visit): Promise<Answer> {
  const own = await ownStatus(visit);
  if (!("intake" in own)) return own;
  const { intake } = own;
  const now = clockNow();
  const [progress, scores, { next: booked, others }, types, emergency, question] =
    await Promise.all([
      findProgress(intake),
      intake.own ? listScores(intake.id) : null,
      findOwnVisits({ id: intake.id, query: new URLSearchParams() }, now),
      listOwnVisitTypes(intake),
      helpComesFirst(intake),
      findQuestion(intake.id),
    ]);
  const mayBook = !visit.kiosk && !booked && types.length > 0 && whyNot(intake, emergency) === null;
  const asked = question?.state === "open";
  const props = { visit, intake, now, progress, scores, booked, others, mayBook, emergency, asked };
  return { title: visit.t("status.title"), body: <Status {...props} /> };
}

/** The status of an intake after it was sent. */
export const statusPlace: Place = { load, privateAddress: true };
