import Link from "next/link";
import { Suspense } from "react";
import { LevelTag } from "@/components/level-tag";
import { Icon } from "@/components/staff/icon";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { durationWords, timeLeft } from "@/lib/queue/time-left";
import { isAskedBlind } from "@/lib/safety/blind/queries";
import { ContactCard } from "../intakes/[id]/contact-card";
import { Denied } from "../intakes/[id]/denied";
import { FewTimes, isVisitAhead } from "../intakes/[id]/follow-ups";
import { personWords } from "../intakes/[id]/head";
import { History, lastOwnWords } from "../intakes/[id]/history";
import { HolderForm } from "../intakes/[id]/holder";
import { LiveNews } from "../intakes/[id]/live-news";
import { findIntakePage, type IntakePageData, type StepProps } from "../intakes/[id]/load";
import { NotSure } from "../intakes/[id]/not-sure";
import { NotesToYou } from "../intakes/[id]/notes-to-you";
import { OwnWords } from "../intakes/[id]/own-words";
import { Pain } from "../intakes/[id]/pain";
import { QuickClose } from "../intakes/[id]/quick-close";
import { BriefReasons } from "../intakes/[id]/reasons";
import { Said } from "../intakes/[id]/said";
import { SecondOpinion, SecondToClose } from "../intakes/[id]/second-opinion";
import { LastSteps, ReopenForm, Steps } from "../intakes/[id]/steps";
import { WhereFelt } from "../intakes/[id]/where-felt";
import { LookingHere } from "../live/looking";
import { nearText } from "../words/clock";
import { recordedWords } from "../words/desk-words";
import { FILED_WORDS, LEVEL_WORDS } from "../words/words";
import { fullHref } from "./queue-address";

function Head({ intake }: { intake: IntakePageData }) {
  const { level, dueAt, receivedAt, now, version, reference, location, filedAs, recordedBy } =
    intake;
  const left = timeLeft(dueAt, receivedAt, now, nearText);
  const late = left.tone === "overdue";
  return (
    <div className="panel-head">
      <p className="panel-level">
        <LevelTag level={level} label={LEVEL_WORDS[level]} />
        {version === null ? (
          <b>Closed</b>
        ) : (
          <span className={late ? "late" : left.tone}>{left.words}</span>
        )}
      </p>
      <h2>{personWords(intake)}</h2>
      <p className="quiet">
        <span className="reference">{reference}</span>
        {location ? ` at ${location}` : ""}, waiting{" "}
        {durationWords(now.getTime() - receivedAt.getTime())}
      </p>
      {filedAs === "sent" ? null : <p className="quiet">{FILED_WORDS[filedAs]}.</p>}
      {recordedBy ? <p className="quiet">{recordedWords(recordedBy)}.</p> : null}
      <ContactCard intake={intake} />
    </div>
  );
}

type BookProps = { intake: IntakePageData; here: string; look: string };

/** The way to the times in this panel; the page has them while a visit is ahead. */
function BookLink({ intake, here, look }: BookProps) {
  if (!isVisitAhead(intake))
    return (
      <a href="#few-times" className={look}>
        <Icon name="calendar" /> Book a visit
      </a>
    );
  return (
    <Link href={`${fullHref(here, intake.id)}#follow-ups`} prefetch={false} className={look}>
      <Icon name="calendar" /> See the visit
    </Link>
  );
}

/** What to do with the open intake, pinned where it never scrolls away. */
function Foot({ intake, staff, here }: StepProps & { here: string }) {
  if (intake.version === null)
    return (
      <div className="panel-do">
        <ReopenForm intake={intake} staff={staff} />
      </div>
    );
  const mine = intake.claimedById === staff.id;
  const mayAct = mine || !intake.claimedById;
  const look = (first: boolean) => `staff-button staff-button-${first ? "primary" : "quiet"}`;
  return (
    <div className="panel-do">
      {mine ? null : <HolderForm intake={intake} staff={staff} />}
      {mayAct && alsoHolds(staff, "call:record") ? (
        <a href="#call-form" className={look(mine)}>
          <Icon name="phone" /> Record a call
        </a>
      ) : null}
      {mine && alsoHolds(staff, "review:record") ? (
        <a href="#review-form" className={look(false)}>
          Review level
        </a>
      ) : null}
      {alsoHolds(staff, "appointment:book") ? (
        <BookLink intake={intake} here={here} look={look(false)} />
      ) : null}
      <a href="#next" className="panel-more">
        More
      </a>
      <QuickClose intake={intake} staff={staff} />
    </div>
  );
}

type Props = {
  staff: Staff<"queue:read">;
  id: string;
  /** The address of the queue without the panel. */
  here: string;
};

/** What one needs to act on an intake, beside the queue. All else is on its own page. */
export async function IntakePanel({ staff, id, here }: Props) {
  const reader = alsoHolds(staff, "intake:read");
  const reviewer = alsoHolds(staff, "review:record");
  if (!reader) return null;
  if (reviewer && (await isAskedBlind(reviewer, id)))
    return (
      <p className="panel-head">You are asked for a level of your own first. Open the full page.</p>
    );
  const intake = await findIntakePage(reader, id);
  if (!intake) return <p className="panel-head">There is no such intake any more.</p>;
  return (
    <>
      <Head intake={intake} />
      <div className="panel-body">
        <LiveNews intakeId={intake.id} mark={intake.mark} />
        <LookingHere intakeId={intake.id} me={staff.id} />
        <NotesToYou intake={intake} />
        <SecondOpinion intake={intake} staff={reader} />
        <SecondToClose intake={intake} staff={reader} />
        <OwnWords intake={intake} />
        <BriefReasons intake={intake} />
        <div className="panel-where">
          <WhereFelt intake={intake} />
          <Pain intake={intake} />
        </div>
        <NotSure intake={intake} />
        <Denied intake={intake} />
        <Steps intake={intake} staff={reader} inPanel />
        <Suspense fallback={<p className="steps quiet">Looking for times.</p>}>
          <FewTimes intake={intake} staff={reader} queue={here.split("?")[1]} />
        </Suspense>
        <LastSteps intake={intake} staff={reader} />
        <History intake={intake} />
      </div>
      <div className="panel-foot">
        <Said key={intake.id} mark={intake.mark} words={lastOwnWords(intake)} next={null} />
        <Foot intake={intake} staff={reader} here={here} />
      </div>
    </>
  );
}
