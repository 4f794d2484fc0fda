import type { Metadata } from "next";
import { LookingHere } from "@/app/staff/live/looking";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import { isAskedBlind } from "@/lib/safety/blind/queries";
import { AftercarePart } from "./aftercare";
import { AgreementPart } from "./agreement";
import { AllAnswers } from "./answers";
import { BlindLetter } from "./blind/blind-letter";
import { fromQueue, NeighborLink } from "./board-place";
import { ChangedAnswers } from "./changed-answers";
import { ContactCard } from "./contact-card";
import { Denied } from "./denied";
import { FollowUps } from "./follow-ups";
import { ForTheRecord } from "./for-the-record";
import { IntakeHead } from "./head";
import { History, lastOwnWords } from "./history";
import { LiveNews } from "./live-news";
import { loadIntake } from "./load";
import { NotSure } from "./not-sure";
import { NotesToYou } from "./notes-to-you";
import { LeftOutOnPaper } from "./on-paper";
import { OwnWords } from "./own-words";
import { Pain } from "./pain";
import { PersonDataLink } from "./person-data-link";
import { Questions } from "./questions";
import { Reasons } from "./reasons";
import { Said } from "./said";
import { SamePersonPart } from "./same-person";
import { SecondOpinion, SecondToClose } from "./second-opinion";
import { SideFoot } from "./side-foot";
import { LastSteps, Steps } from "./steps";
import { WhereFelt } from "./where-felt";

export const metadata: Metadata = { title: "Intake" };

type Props = {
  params: Promise<{ id: string }>;
  /**
   * The id of another intake to compare this one with; of the kind of visit to be booked; the queue
   * that it was opened from; "whole" to print answers about safety at home and self-harm too.
   */
  searchParams: Promise<{ compare?: string; visit?: string; queue?: string; print?: string }>;
};

/**
 * One intake: how urgent, who and why; beside it what to do next, always in sight; then the story and
 * every answer.
 */
export default async function IntakePage(props: Props) {
  const [{ id }, { compare, visit, queue, print }] = await Promise.all([
    props.params,
    props.searchParams,
  ]);
  const staff = await requireStaff("intake:read", `/staff/intakes/${id}`);
  const intake = await loadIntake(staff, id, print === "whole");
  const reviewer = alsoHolds(staff, "review:record");
  if (reviewer && (await isAskedBlind(reviewer, intake.id)))
    return (
      <article className="letter">
        <BlindLetter intake={intake} />
      </article>
    );
  const from = await fromQueue({ intake, staff }, queue);
  return (
    <>
      <LiveNews intakeId={intake.id} mark={intake.mark} />
      <article className="letter">
        <div className="letter-head">
          <IntakeHead intake={intake} from={from} />
          <LeftOutOnPaper intake={intake} queue={queue} />
          <LookingHere intakeId={intake.id} me={staff.id} />
          <NotesToYou intake={intake} />
          <SecondOpinion intake={intake} staff={staff} />
          <SecondToClose intake={intake} staff={staff} />
        </div>
        <div className="letter-why">
          <Questions intake={intake} staff={staff} />
          <ChangedAnswers intake={intake} />
          <OwnWords intake={intake} />
          <Reasons intake={intake} />
          <NotSure intake={intake} />
          <Denied intake={intake} />
          <SamePersonPart intake={intake} staff={staff} compare={compare} queue={queue} />
        </div>
        <div className="letter-side">
          <div className="side-scroll">
            <Said
              key={intake.id}
              mark={intake.mark}
              words={lastOwnWords(intake)}
              next={<NeighborLink here={from.here} to={from.at?.after ?? null} step="down" />}
            />
            <ContactCard intake={intake} />
            <Steps intake={intake} staff={staff} />
            <FollowUps intake={intake} staff={staff} visit={visit} queue={queue} />
            <LastSteps intake={intake} staff={staff} />
          </div>
          <SideFoot intake={intake} staff={staff} />
        </div>
        <div className="letter-story">
          <WhereFelt intake={intake} />
          <Pain intake={intake} />
          <History intake={intake} />
          <AftercarePart intake={intake} />
        </div>
        <div className="letter-rest">
          <ForTheRecord intake={intake} queue={queue} />
          <AllAnswers intake={intake} />
          <AgreementPart intake={intake} />
          <PersonDataLink intake={intake} staff={staff} queue={queue} />
        </div>
      </article>
    </>
  );
}
