import { fullText } from "@/app/staff/words/clock";
import { OnPaper } from "@/app/staff/words/on-paper";
import { LEVEL_WORDS, UNREADABLE_WORDS } from "@/app/staff/words/words";
import { StaffForm } from "@/components/staff/form";
import { toldLevel } from "@/lib/intake/told-level";
import type { HistoryEvent } from "@/lib/record/history";
import { callBack, noteBack } from "./actions";
import { eventWords } from "./event-words";
import type { IntakePageData } from "./load";

type ItemProps = {
  event: HistoryEvent;
  /** Its text as it stands on paper. */
  onPaper: string | null;
  /** The version of the open intake; null when it is closed. */
  version: number | null;
  intakeId: string;
};

function who(event: HistoryEvent): string {
  if (event.actor === "staff") return event.staffName ?? "Staff";
  return event.actor === "patient" ? "The patient" : "System";
}

/** The events that can be marked as entered in error, and the detail key with the id of each. */
const BACK = {
  "call.recorded": { action: callBack, key: "callId", what: "call" },
  "note.written": { action: noteBack, key: "noteId", what: "note" },
} as const;

/**
 * Marks the person's own call or note as entered in error. Folded away, so that it takes two
 * clicks.
 */
function TakeBack({ event, version, intakeId }: ItemProps) {
  const back = BACK[event.action as keyof typeof BACK];
  if (!back || !event.own || event.takenBackAt || version === null) return null;
  const rowId = String(event.detail[back.key]);
  return (
    <StaffForm
      summary="Entered in error?"
      id={`back-${rowId}`}
      action={back.action}
      hidden={{ intakeId, version, [back.key]: rowId }}
      submit={`Mark this ${back.what} as entered in error`}
      tone="quiet"
    >
      <p>It stays here, crossed out, and no longer counts.</p>
    </StaffForm>
  );
}

function Item(props: ItemProps) {
  const { event } = props;
  const words = eventWords(event.action, event.detail);
  const text = <OnPaper screen={event.text} paper={props.onPaper} />;
  return (
    <li className="print-whole">
      <p>
        {event.takenBackAt ? <s>{words}</s> : <b>{words}</b>}{" "}
        <span className="quiet">
          {who(event)}, <time dateTime={event.at.toISOString()}>{fullText(event.at)}</time>
        </span>
      </p>
      {event.takenBackAt ? (
        <p>
          <b>Entered in error</b>, marked by {who(event)}, {fullText(event.takenBackAt)}
        </p>
      ) : null}
      {event.text ? <blockquote>{event.takenBackAt ? <s>{text}</s> : text}</blockquote> : null}
      {event.unreadable ? <p>{UNREADABLE_WORDS}</p> : null}
      <TakeBack {...props} />
    </li>
  );
}

/** What this person did, in words, when it was the last thing that happened; else null. */
export function lastOwnWords({ history }: IntakePageData): string | null {
  const last = history.find(({ action }) => action !== "intake.opened");
  return last?.own ? `${eventWords(last.action, last.detail)}.` : null;
}

/** The level that the patient's own pages tell them. */
function Told({ intake }: { intake: IntakePageData }) {
  const { level, said } = toldLevel(intake.ownLevel, intake.level);
  return (
    <p className="told">
      The patient was told <b>{LEVEL_WORDS[level]}</b>
      {said === "raised" ? ", and that a clinician raised it" : ""}
      {said === "lowered" ? ": a page never shows a milder level than the answers gave" : ""}.
    </p>
  );
}

type ListProps = { events: HistoryEvent[]; intake: IntakePageData };

function Timeline({ events, intake: { id: intakeId, version, paper } }: ListProps) {
  const onPaper = new Map(paper.history.map(({ id, text }) => [id, text]));
  return (
    <ol className="timeline">
      {events.map((event) => (
        <Item
          key={event.id}
          {...{ event, version, intakeId }}
          onPaper={onPaper.get(event.id) ?? null}
        />
      ))}
    </ol>
  );
}

/** So many of the last events are in sight. */
const SHOWN = 8;

/** Everything that was done, newest first. Who only opened the record is listed separately. */
export function History({ intake }: { intake: IntakePageData }) {
  const looks = intake.history.filter((event) => event.action === "intake.opened");
  const done = intake.history.filter((event) => event.action !== "intake.opened");
  return (
    <section aria-labelledby="history" className="letter-history">
      <h2 id="history">History</h2>
      <Told intake={intake} />
      <Timeline events={done.slice(0, SHOWN)} intake={intake} />
      {done.length > SHOWN ? (
        <details>
          <summary>Earlier ({done.length - SHOWN})</summary>
          <Timeline events={done.slice(SHOWN)} intake={intake} />
        </details>
      ) : null}
      <details>
        <summary>Who opened this record ({looks.length})</summary>
        <Timeline events={looks} intake={intake} />
      </details>
    </section>
  );
}
