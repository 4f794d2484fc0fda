import Link from "next/link";
import type { ReactNode } from "react";
import { LevelTag } from "@/components/level-tag";
import { StaffForm } from "@/components/staff/form";
import type { DueCall, HandedTo, Mention, SecondAsked } from "@/lib/team/queries";
import { queueHref } from "../board/queue-address";
import { claim, read } from "../intakes/[id]/actions";
import { fullText, nextTryText } from "../words/clock";
import { ANY_WORDS, LEVEL_WORDS, nameWords, UNREADABLE_WORDS } from "../words/words";

function About({ row }: { row: Mention | HandedTo | DueCall | SecondAsked }) {
  return (
    <p>
      {row.level ? <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} /> : "Closed"}{" "}
      <Link href={`/staff/intakes/${row.intakeId}`} prefetch={false}>
        <b>{nameWords(row)}</b>
      </Link>{" "}
      <span className="reference">{row.reference}</span>
    </p>
  );
}

type ListProps = { id: string; title: string; more?: ReactNode; children: ReactNode[] };

function List({ id, title, more, children }: ListProps) {
  if (children.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} ({children.length})
      </h2>
      <ul className="related">{children}</ul>
      {more ? <p>{more}</p> : null}
    </section>
  );
}

/** Reviews of colleagues that need this clinician's agreement. */
export function Seconds({ rows }: { rows: SecondAsked[] }) {
  const items = rows.map((row) => (
    <li key={row.intakeId}>
      <About row={row} />
      <p className="quiet">
        {row.askerName} asks to{" "}
        {row.to ? `change it to ${LEVEL_WORDS[row.to]}` : "close it without contact"},{" "}
        {fullText(row.at)}
      </p>
    </li>
  ));
  return (
    <List id="seconds" title="Second clinician needed">
      {items}
    </List>
  );
}

/** Intakes handed off to this person or their role. */
export function Handed({ rows }: { rows: HandedTo[] }) {
  const items = rows.map((row) => (
    <li key={row.intakeId}>
      <About row={row} />
      <p className="quiet">
        From {row.fromName}, {fullText(row.at)}
        {row.toRole ? `, to ${ANY_WORDS[row.toRole]}` : ""}.{" "}
        {row.holderName ? `Assigned to ${row.holderName} until claimed.` : "Unassigned."}
      </p>
      {row.words ? <blockquote>{row.words}</blockquote> : null}
      {row.unreadable ? <b className="flag">{UNREADABLE_WORDS}</b> : null}
      <StaffForm
        id={`take-${row.intakeId}`}
        action={claim}
        hidden={{ intakeId: row.intakeId, version: row.version, takeOver: "yes" }}
        submit="Claim"
        label={`Claim ${row.reference}`}
        tone="inline"
      />
    </li>
  ));
  return (
    <List
      id="handed"
      title="Handed off to you"
      more={
        <Link href={queueHref({ meant: "me" })} prefetch={false}>
          Show these in the queue
        </Link>
      }
    >
      {items}
    </List>
  );
}

/** Notes for this person. */
export function Mentions({ rows }: { rows: Mention[] }) {
  const items = rows.map((row) => (
    <li key={row.noteId}>
      <About row={row} />
      <p className="quiet">
        {row.fromName}, {fullText(row.at)}
      </p>
      <blockquote>{row.text ?? UNREADABLE_WORDS}</blockquote>
      <StaffForm
        id={`read-${row.noteId}`}
        action={read}
        hidden={{ noteId: row.noteId }}
        submit="Mark as read"
        label={`Mark the note on ${row.reference} as read`}
        tone="inline"
      />
    </li>
  ));
  return (
    <List id="written" title="Notes to you">
      {items}
    </List>
  );
}

/** Planned calls of intakes that are assigned to this person or unassigned, those due first. */
export function Calls({ rows, now }: { rows: DueCall[]; now: Date }) {
  const items = rows.map((row) => (
    <li key={row.intakeId}>
      <About row={row} />
      <p>
        <b className={row.nextTryAt <= now ? "overdue" : undefined}>
          {nextTryText(row.nextTryAt, now)}
        </b>
        {row.holderName ? "" : ", unassigned"}
      </p>
    </li>
  ));
  return (
    <List id="calls" title="Calls due">
      {items}
    </List>
  );
}
