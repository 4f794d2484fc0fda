import { LevelTag } from "@/components/level-tag";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { durationWords, timeLeft } from "@/lib/queue/time-left";
import { isAskedBlind } from "@/lib/safety/blind/queries";
import { ContactCard } from "../intakes/[id]/contact-card";
import { personWords } from "../intakes/[id]/head";
import { LiveNews } from "../intakes/[id]/live-news";
import { findIntakePage, type IntakePageData } from "../intakes/[id]/load";
import { NotesToYou } from "../intakes/[id]/notes-to-you";
import { OwnWords } from "../intakes/[id]/own-words";
import { Reasons } from "../intakes/[id]/reasons";
import { SecondOpinion, SecondToClose } from "../intakes/[id]/second-opinion";
import { Steps } from "../intakes/[id]/steps";
import { WhereFelt } from "../intakes/[id]/where-felt";
import { LookingHere } from "../live/looking";
import { FILED_WORDS, LEVEL_WORDS } from "../words/words";

function Head({ intake }: { intake: IntakePageData }) {
  const { level, dueAt, receivedAt, now, version, reference, location, filedAs } = intake;
  const left = timeLeft(dueAt, receivedAt, now);
  const late = left.tone === "overdue";
  return (
    <>
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
    </>
  );
}

/** What one needs to act on an intake, beside the queue. All else is on its own page. */
export async function IntakePanel({ staff, id }: { staff: Staff<"queue:read">; id: string }) {
  const reader = alsoHolds(staff, "intake:read");
  const reviewer = alsoHolds(staff, "review:record");
  if (!reader) return null;
  if (reviewer && (await isAskedBlind(reviewer, id)))
    return <p>You are asked for a level of your own first. Open the full page.</p>;
  const intake = await findIntakePage(reader, id);
  if (!intake) return <p className="empty">There is no such intake any more.</p>;
  return (
    <>
      <LiveNews intakeId={intake.id} mark={intake.mark} />
      <Head intake={intake} />
      <LookingHere intakeId={intake.id} me={staff.id} />
      <NotesToYou intake={intake} />
      <SecondOpinion intake={intake} staff={reader} />
      <SecondToClose intake={intake} staff={reader} />
      <ContactCard intake={intake} />
      <OwnWords intake={intake} />
      <Reasons intake={intake} />
      <Steps intake={intake} staff={reader} />
      <WhereFelt intake={intake} />
    </>
  );
}
