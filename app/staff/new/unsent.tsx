import type { ReactNode } from "react";
import { CHANNEL_WORDS } from "@/app/staff/words/desk-words";
import { StaffForm } from "@/components/staff/form";
import type { DeskDraft, LeftDraft, Listed } from "@/lib/intake/desk/queries";
import { durationWords } from "@/lib/queue/time-left";
import { takeLeftDraft } from "./actions";
import { deskPath } from "./desk-path";

/** How, where and when: "by phone, Main Street, begun 12 min ago, last answer 3 min ago". */
function howWords({ channel, place, createdAt, updatedAt }: LeftDraft, now: Date): string {
  const ago = (at: Date) => `${durationWords(now.getTime() - at.getTime())} ago`;
  const known = [CHANNEL_WORDS[channel], place, `begun ${ago(createdAt)}`];
  return [...known, `last answer ${ago(updatedAt)}`].filter(Boolean).join(", ");
}

/** Who it is about, as far as they were asked: "Ana Diaz, born 1985" or "No name yet, age 34". */
function personWords({ name, born, age }: DeskDraft): string {
  const years = born ? `born ${born}` : age && `age ${age}`;
  return [name || "No name yet", years].filter(Boolean).join(", ");
}

type ListProps<Row> = {
  title: string;
  listed: Listed<Row>;
  item: (row: Row) => ReactNode;
};

function List<Row extends { id: string }>({ title, listed: { rows, all }, item }: ListProps<Row>) {
  if (rows.length === 0) return null;
  const more = all - rows.length;
  return (
    <>
      <h2>{title}</h2>
      <ul className="panel">
        {rows.map((row) => (
          <li key={row.id}>{item(row)}</li>
        ))}
      </ul>
      {more > 0 ? <p className="quiet">{more} older ones are not shown.</p> : null}
    </>
  );
}

/** What this person began or took over and has not sent, with a link to go on. */
export function Unsent({ drafts, now }: { drafts: Listed<DeskDraft>; now: Date }) {
  return (
    <List
      title="Not sent yet"
      listed={drafts}
      item={(draft) => (
        <>
          {/* A plain link: this page is not one of the framework. */}
          <a href={deskPath(draft)}>{personWords(draft)}</a>, {howWords(draft, now)}
        </>
      )}
    />
  );
}

/** What colleagues left unsent, with a button to take it over. */
export function LeftByColleagues({ drafts, now }: { drafts: Listed<LeftDraft>; now: Date }) {
  return (
    <List
      title="Left by colleagues"
      listed={drafts}
      item={(draft) => (
        <>
          Entered by {draft.by}, {howWords(draft, now)}
          <StaffForm
            id={`take-${draft.id}`}
            action={takeLeftDraft}
            hidden={{ draftId: draft.id }}
            submit="Take over"
            label={`Take over what ${draft.by} left, ${howWords(draft, now)}`}
            tone="inline"
          />
        </>
      )}
    />
  );
}
