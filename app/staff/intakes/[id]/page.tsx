import type { Metadata } from "next";
import { LookingHere } from "@/app/staff/live/looking";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import { isAskedBlind } from "@/lib/safety/blind/queries";
import { AftercarePart } from "./aftercare";
import { AgreementPart } from "./agreement";
import { AllAnswers } from "./answers";
import { BlindLetter } from "./blind/blind-letter";
import { ChangedAnswers } from "./changed-answers";
import { ContactCard } from "./contact-card";
import { Denied } from "./denied";
import { FollowUps } from "./follow-ups";
import { ForTheRecord } from "./for-the-record";
import { IntakeHead } from "./head";
import { History } from "./history";
import { LiveNews } from "./live-news";
import { loadIntake } from "./load";
import { NotesToYou } from "./notes-to-you";
import { OwnWords } from "./own-words";
import { Pain } from "./pain";
import { Questions } from "./questions";
import { Reasons } from "./reasons";
import { SamePersonPart } from "./same-person";
import { SecondOpinion, SecondToClose } from "./second-opinion";
import { Steps } from "./steps";
import { WhereFelt } from "./where-felt";

export const metadata: Metadata = { title: "Intake" };

type Props = {
  params: Promise<{ id: string }>;
  /** The id of another intake to compare this one with; of the kind of visit to be booked. */
  searchParams: Promise<{ compare?: string; visit?: string }>;
};

/**
 * One intake: how urgent, who and why; beside it what to do next, always in sight; then the story and
 * every answer.
 */
export default async function IntakePage(props: Props) {
  const [{ id }, { compare, visit }] = await Promise.all([props.params, props.searchParams]);
  const staff = await requireStaff("intake:read", `/staff/intakes/${id}`);
  const intake = await loadIntake(staff, id);
  const reviewer = alsoHolds(staff, "review:record");
  if (reviewer && (await isAskedBlind(reviewer, intake.id)))
    return (
      <article className="letter">
        <BlindLetter intake={intake} />
      </article>
    );
  return (
    <>
      <LiveNews intakeId={intake.id} mark={intake.mark} />
      <article className="letter">
        <div className="letter-head">
          <IntakeHead intake={intake} />
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
          <Denied intake={intake} />
          <SamePersonPart intake={intake} staff={staff} compare={compare} />
        </div>
        <div className="letter-side">
          <ContactCard intake={intake} />
          <Steps intake={intake} staff={staff} />
          <FollowUps intake={intake} staff={staff} visit={visit} />
        </div>
        <div className="letter-story">
          <WhereFelt intake={intake} />
          <Pain intake={intake} />
          <AftercarePart intake={intake} />
          <History intake={intake} />
        </div>
        <div className="letter-rest">
          <ForTheRecord intake={intake} />
          <AllAnswers intake={intake} />
          <AgreementPart intake={intake} />
        </div>
      </article>
    </>
  );
}
