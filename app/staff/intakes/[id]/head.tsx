import { TimeBar } from "@/app/staff/board/time-bar";
import { answeredText, fullText, nearText, nextTryText, worseText } from "@/app/staff/words/clock";
import { recordedWords } from "@/app/staff/words/desk-words";
import { targetText } from "@/app/staff/words/target-text";
import {
  FILED_WORDS,
  LEVEL_WORDS,
  LOST_WORDS,
  nameWords,
  SILENT_WORDS,
  UNREADABLE_WORDS,
} from "@/app/staff/words/words";
import { LevelTag } from "@/components/level-tag";
import { ageOn } from "@/lib/contact/open-contact";
import { env } from "@/lib/env";
import { durationWords, timeLeft } from "@/lib/queue/time-left";
import { dateIn } from "@/lib/time";
import { type FromQueue, PlaceOnBoard } from "./board-place";
import type { IntakePageData } from "./load";
import { StaffWords } from "./on-paper";

/** The name and the age of the patient. */
export function personWords(
  intake: Pick<IntakePageData, "contact" | "now" | "unreadable" | "ageYears">,
): string {
  const { contact } = intake;
  const today = dateIn(env().CLINIC_TIME_ZONE, intake.now);
  const name = contact ? `${contact.givenName} ${contact.familyName}`.trim() : "";
  const age = ageOn(contact?.birthDate, today) ?? intake.ageYears;
  return `${nameWords({ name: name || null, unreadable: intake.unreadable })}${age === null ? "" : `, ${Math.floor(age)}`}`;
}

function StateWords({ intake }: { intake: IntakePageData }) {
  if (intake.version === null) return <p className="state">Closed</p>;
  const left = timeLeft(intake.dueAt, intake.receivedAt, intake.now, nearText);
  const look = left.tone !== "overdue" ? left.tone : intake.claimedById ? "late late-held" : "late";
  return (
    <p className="state">
      {left.used === null ? null : <TimeBar used={left.used} />}
      <span>
        <span className={look}>{left.words}</span>
        <span className="quiet">
          {" "}
          {intake.dueAt ? `target ${targetText(intake.level, intake.locationId)}, ` : ""}waiting{" "}
          {durationWords(intake.now.getTime() - intake.receivedAt.getTime())}
        </span>
      </span>
    </p>
  );
}

/** What cannot wait to be read, beside the name. */
function Marks({ intake }: { intake: IntakePageData }) {
  const { silent, lostVisit, worseSince, answerSince, nextTryAt, now } = intake;
  const words = [
    silent ? SILENT_WORDS : null,
    lostVisit ? LOST_WORDS[lostVisit] : null,
    worseSince ? worseText(worseSince, now) : null,
    answerSince ? answeredText(answerSince, now) : null,
    nextTryAt ? nextTryText(nextTryAt, now) : null,
  ].filter((each) => each !== null);
  return words.map((each) => (
    <b key={each} className="flag">
      {each}
    </b>
  ));
}

/** What is missing below is not what the patient left out. */
function Unreadable({ intake }: { intake: IntakePageData }) {
  if (!intake.unreadable) return null;
  return (
    <p>
      <b className="flag">{UNREADABLE_WORDS}</b> Part of this record cannot be read. What is missing
      here may still have been answered. Go by the level, and give the reference to the person who
      runs this service.
    </p>
  );
}

/** Who made an Emergency of it, and why. The patient's own answers below do not say it. */
function Escalated({ intake: { escalation, paper } }: { intake: IntakePageData }) {
  if (!escalation) return null;
  return (
    <div>
      <p>
        <b className="flag">Escalated by {escalation.staffName}</b> {fullText(escalation.createdAt)}
      </p>
      <StaffWords text={escalation.reason} paper={paper} />
    </div>
  );
}

/** Who of the clinicians changed the level, and why. */
function Changed({ intake }: { intake: IntakePageData }) {
  if (intake.level === intake.ownLevel) return null;
  const review = intake.history.find(
    ({ action, detail: { from, to } }) =>
      action === "review.recorded" && to === intake.level && from !== to,
  );
  return (
    <div>
      <p>
        {LEVEL_WORDS[intake.ownLevel]} by the patient's answers.
        {review?.staffName ? (
          <>
            {" "}
            <b>Changed by {review.staffName}</b>, {fullText(review.at)}
          </>
        ) : null}
      </p>
      <StaffWords text={review?.text ?? null} paper={intake.paper} />
    </div>
  );
}

/** Links to the next step and the contact card, which are far down on a phone. */
function Jumps() {
  return (
    <nav aria-label="On this page" className="jumps print:hidden">
      <a href="#next" className="staff-button staff-button-primary">
        Next step
      </a>
      <a href="#contact" className="staff-button staff-button-quiet">
        How to reach them
      </a>
    </nav>
  );
}

/** The most important facts first: the level, the patient and the time left. */
export function IntakeHead({ intake, from }: { intake: IntakePageData; from: FromQueue }) {
  return (
    <header className="intake-head">
      <PlaceOnBoard intakeId={intake.id} from={from} />
      <div className="intake-line">
        <div className="intake-who">
          <LevelTag level={intake.level} label={LEVEL_WORDS[intake.level]} />
          <h1>{personWords(intake)}</h1>
          <p className="quiet intake-meta">
            <span className="reference">{intake.reference}</span>{" "}
            {intake.location ? `${intake.location}, ` : ""}received {fullText(intake.receivedAt)}
            <br />
            {FILED_WORDS[intake.filedAs]}.
            {intake.recordedBy ? ` ${recordedWords(intake.recordedBy)}.` : ""}
            {intake.demo ? " Demo: a made-up person." : ""}
          </p>
          <Marks intake={intake} />
        </div>
        <StateWords intake={intake} />
      </div>
      <Unreadable intake={intake} />
      <Escalated intake={intake} />
      <Changed intake={intake} />
      <Jumps />
    </header>
  );
}
