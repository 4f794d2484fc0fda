import type { Metadata } from "next";
import Link from "next/link";
import { dayTimeText } from "@/app/staff/words/clock";
import { offerWords, wantedWords } from "@/app/staff/words/wait-words";
import { LEVEL_WORDS, nameWords } from "@/app/staff/words/words";
import { LevelTag } from "@/components/level-tag";
import { Columns } from "@/components/staff/columns";
import { listWaiting, MOST_WAITING, type WaitingRow } from "@/lib/appointment/waitlist/queries";
import { requireStaff } from "@/lib/auth/require-staff";
import { clockNow } from "@/lib/clock";
import { durationWords } from "@/lib/queue/time-left";
import { EndWaitForm } from "./end-wait-form";

export const metadata: Metadata = { title: "Waiting list" };

const COLUMNS = ["Level", "Patient", "Wants", "Offers", "Waiting", "What to do"];

function Row({ row, now }: { row: WaitingRow; now: Date }) {
  const intake = `/staff/intakes/${row.intakeId}`;
  return (
    <tr className={`level-${row.level}`}>
      <td className="cell-level">
        <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} />
      </td>
      <th scope="row" className="cell-who">
        <Link href={intake} prefetch={false}>
          {nameWords(row)}
        </Link>{" "}
        <span className="reference">{row.reference}</span>
      </th>
      <td className="cell-why">{wantedWords(row)}</td>
      <td>
        <span className="cell-name">Offers </span>
        {offerWords(row)}
      </td>
      <td className="cell-waiting">
        <span className="cell-name">Waiting </span>
        <time dateTime={row.since.toISOString()} title={dayTimeText(row.since)}>
          {durationWords(now.getTime() - row.since.getTime())}
        </time>
      </td>
      <td className="cell-holder">
        <div className="row-actions">
          <Link
            href={`${intake}#follow-ups`}
            prefetch={false}
            aria-label={`Book a visit: ${row.reference}`}
          >
            Book a visit
          </Link>
          <EndWaitForm entryId={row.id} about={row.reference} />
        </div>
      </td>
    </tr>
  );
}

/** The patients who wait for a time that fits, in the order in which free times are offered. */
export default async function WaitingPage() {
  const staff = await requireStaff("appointment:book", "/staff/calendar/waiting");
  const { rows, all } = await listWaiting(staff);
  const now = clockNow();
  return (
    <>
      <p className="print:hidden">
        <Link href="/staff/calendar" prefetch={false}>
          Back to the calendar
        </Link>
      </p>
      <h1 className="mt-2">Waiting list</h1>
      <p className="mt-3">
        A time that is free and fits is offered to one patient at a time, by level, then by how long
        they wait. It is kept for them until they answer. A patient is put on the list from the
        intake, under Follow-up.
      </p>
      {all > MOST_WAITING ? (
        <p className="mt-1">
          The first {MOST_WAITING} of {all} are shown.
        </p>
      ) : null}
      {rows.length === 0 ? (
        <p className="empty">No one is waiting.</p>
      ) : (
        <table className="queue">
          <caption className="sr-only">Who waits for a time, most severe first</caption>
          <Columns names={COLUMNS} />
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} now={now} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
