import type { HistoryEvent } from "@/lib/review/history";
import { fullText } from "../../clock";
import { eventWords } from "./event-words";
import type { IntakePageData } from "./load";

function who(event: HistoryEvent): string {
  if (event.actor === "staff") return event.staffName ?? "Staff";
  return event.actor === "patient" ? "The patient" : "The service";
}

function Item({ event }: { event: HistoryEvent }) {
  return (
    <li className="print-whole">
      <p>
        <b>{eventWords(event.action, event.detail)}</b>{" "}
        <span className="quiet">
          {who(event)}, <time dateTime={event.at.toISOString()}>{fullText(event.at)}</time>
        </span>
      </p>
      {event.text ? <blockquote>{event.text}</blockquote> : null}
    </li>
  );
}

/** Everything that was done, newest first; who only looked is kept apart. */
export function History({ intake }: { intake: IntakePageData }) {
  const looks = intake.history.filter((event) => event.action === "intake.opened");
  const done = intake.history.filter((event) => event.action !== "intake.opened");
  return (
    <section aria-labelledby="history" className="letter-history">
      <h2 id="history">History</h2>
      <ol className="timeline">
        {done.map((event) => (
          <Item key={event.id} event={event} />
        ))}
      </ol>
      <details>
        <summary>Who opened this record ({looks.length})</summary>
        <ol className="timeline">
          {looks.map((event) => (
            <Item key={event.id} event={event} />
          ))}
        </ol>
      </details>
    </section>
  );
}
