import Link from "next/link";
import { intakeHref } from "@/app/staff/board/queue-address";
import { fullText } from "@/app/staff/words/clock";
import { CLOSE_WORDS, LEVEL_WORDS, visitsWords } from "@/app/staff/words/words";
import { LevelTag } from "@/components/level-tag";
import { StaffForm } from "@/components/staff/form";
import { triageUnfinished } from "@/lib/facts/level";
import { listSamePerson, type RelatedIntake } from "@/lib/person/same/queries";
import { MANY_VISITS } from "@/lib/person/same/related";
import { gapWords } from "@/lib/queue/time-left";
import { rankOf } from "@/lib/triage/level";
import { triage } from "@/lib/triage/triage";
import { match, undoPerson } from "./actions";
import { Compared } from "./compared";
import type { IntakePageData, StepProps } from "./load";

function stateWords({ open, outcome }: RelatedIntake): string {
  if (open) return "open";
  const words = outcome && (CLOSE_WORDS as Record<string, string>)[outcome];
  return words ? `closed: ${words.toLowerCase()}` : "closed";
}

function whyWords({ samePhone, sameSurname, ruling, ruledByName, ruledAt }: RelatedIntake): string {
  if (ruledByName && ruledAt) {
    const what = ruling === "same" ? "The same person" : "Not the same person";
    return `${what}, marked by ${ruledByName}, ${fullText(ruledAt)}.`;
  }
  if (ruling === "same") return "Linked through another intake.";
  const same = [
    "date of birth",
    samePhone && "phone",
    sameSurname && "last name (or one that sounds like it)",
  ];
  return `Same ${same.filter(Boolean).join(", ")}.`;
}

/** The decisions about the two intakes; each can be undone. */
function Rulings({ intake, related }: { intake: IntakePageData; related: RelatedIntake }) {
  const { reference, matchId, ruling } = related;
  const seen = { intakeId: intake.id, version: intake.version ?? "" };
  if (matchId)
    return (
      <StaffForm
        id={`undo-${matchId}`}
        action={undoPerson}
        hidden={{ ...seen, matchId }}
        submit="Undo"
        label={`Undo the decision about ${reference}`}
        tone="inline"
      />
    );
  if (ruling) return null;
  const hidden = { ...seen, otherId: related.intakeId };
  return (
    <>
      <StaffForm
        id={`same-${related.intakeId}`}
        action={match}
        hidden={{ ...hidden, same: "yes" }}
        submit="Same person: link"
        label={`Same person: link ${reference}`}
        tone="inline"
      />
      <StaffForm
        id={`apart-${related.intakeId}`}
        action={match}
        hidden={{ ...hidden, same: "no" }}
        submit="Different person"
        label={`Different person: ${reference}`}
        tone="inline"
      />
    </>
  );
}

type ItemProps = { intake: IntakePageData; related: RelatedIntake; queue?: string };

function Item({ intake, related, queue }: ItemProps) {
  const gap = related.receivedAt.getTime() - intake.receivedAt.getTime();
  return (
    <li>
      <p>
        <Link href={intakeHref(related.intakeId, { queue })} prefetch={false} className="reference">
          {related.reference}
        </Link>
        , {gapWords(gap)} {gap < 0 ? "earlier" : "later"},{" "}
        <LevelTag level={related.level} label={LEVEL_WORDS[related.level]} /> {stateWords(related)}
      </p>
      <p className="quiet">{whyWords(related)}</p>
      <div className="row-actions">
        {related.ruling === "apart" ? null : (
          <Link
            href={intakeHref(intake.id, { compare: related.intakeId, queue }, "#compared")}
            prefetch={false}
            className="staff-button staff-button-inline"
            aria-label={`Compare with ${related.reference}`}
          >
            Compare
          </Link>
        )}
        <Rulings intake={intake} related={related} />
      </div>
    </li>
  );
}

/**
 * From the third contact in 30 days on: the level if the patient had reported the repeated visits.
 */
function ManyVisits({ intake, visits }: { intake: IntakePageData; visits: number }) {
  if (visits < MANY_VISITS) return null;
  const verdict = intake.filedAs === "sent" ? triage : triageUnfinished;
  const level =
    intake.clinical && verdict({ ...intake.clinical.symptoms, repeat_visits: true }).level;
  const higher = level && rankOf(level) < rankOf(intake.level);
  return (
    <ul className="flags">
      <li>
        {visitsWords(visits)}: think again about what may have been missed.
        {higher ? ` With repeated visits the rules say ${LEVEL_WORDS[level]}.` : ""}
      </li>
    </ul>
  );
}

const AT_ONCE = 3;

type Props = StepProps & { compare?: string; queue?: string };

/** Other intakes that are or may be the same person's. Only staff link them. */
export async function SamePersonPart({ intake, staff, compare, queue }: Props) {
  const { related, visits } = await listSamePerson(staff, intake.id);
  if (related.length === 0) return null;
  const by = (ruling: RelatedIntake["ruling"]) => related.filter((each) => each.ruling === ruling);
  const list = (items: RelatedIntake[]) => (
    <ul className="related">
      {items.map((each) => (
        <Item key={each.intakeId} intake={intake} related={each} queue={queue} />
      ))}
    </ul>
  );
  const [linked, possible, apart] = [by("same"), by(null), by("apart")];
  const other = related.find((each) => each.intakeId === compare);
  return (
    <section aria-labelledby="same-person" className="same-person print-whole">
      <h2 id="same-person">
        {linked.length ? "Confirmed same person" : "Possibly the same person"}
      </h2>
      <ManyVisits intake={intake} visits={visits} />
      {linked.length ? list(linked) : null}
      {linked.length && possible.length ? <h3>Possibly the same person</h3> : null}
      {possible.length ? list(possible.slice(0, AT_ONCE)) : null}
      {possible.length > AT_ONCE ? (
        <details>
          <summary>More possible matches ({possible.length - AT_ONCE})</summary>
          {list(possible.slice(AT_ONCE))}
        </details>
      ) : null}
      {apart.length ? (
        <details>
          <summary>Marked as different people ({apart.length})</summary>
          {list(apart)}
        </details>
      ) : null}
      {other ? <Compared intake={intake} staff={staff} other={other} /> : null}
    </section>
  );
}
