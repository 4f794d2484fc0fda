import Link from "next/link";
import { LevelTag } from "@/components/level-tag";
import { Columns } from "@/components/staff/columns";
import { timeLeft } from "@/lib/queue/time-left";
import { notesHarm } from "@/lib/record/shared-record";
import type { SheetRow } from "@/lib/team/sheet";
import { HARM_RULES } from "@/lib/triage/harm";
import { ReachMarks } from "../board/reach-marks";
import { answeredText, nearText, nextTryText, worseText } from "../words/clock";
import { flagWords } from "../words/filter-words";
import { CAUTION_ON_PAPER } from "../words/on-paper";
import { ANY_WORDS, LEVEL_WORDS, nameWords, SILENT_WORDS, UNREADABLE_WORDS } from "../words/words";

const REASONS_SHOWN = 2;

/** What a colleague wrote; a caution where it tells of danger at home or self-harm. */
const onSheet = (words: string) => (notesHarm(words) ? CAUTION_ON_PAPER : words);

/** What is to be done, most urgent first. */
function todo(row: SheetRow, now: Date): string[] {
  const to = row.toName ?? (row.toRole && ANY_WORDS[row.toRole]);
  return [
    row.alarm ? "Unacknowledged" : "",
    row.worseSince ? worseText(row.worseSince, now) : "",
    row.answeredAt ? answeredText(row.answeredAt, now) : "",
    row.nextTryAt ? nextTryText(row.nextTryAt, now) : "",
    to ? `Handed off to ${to}${row.words ? `: ${onSheet(row.words)}` : ""}` : "",
    row.silent ? SILENT_WORDS : "",
    row.unreadable ? UNREADABLE_WORDS : "",
  ].filter(Boolean);
}

/** The most severe red flags. The sheet is for paper: danger at home and self-harm are a caution there. */
function reasonsOf(row: SheetRow): string {
  const words = row.reasons
    .slice(0, REASONS_SHOWN)
    .map(({ id }) => (HARM_RULES.includes(id) ? CAUTION_ON_PAPER : flagWords(id)));
  return [...new Set(words)].join("; ");
}

function Row({ row, now }: { row: SheetRow; now: Date }) {
  const left = timeLeft(row.dueAt, row.receivedAt, now, nearText);
  return (
    <tr>
      <td>
        <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} />
      </td>
      <th scope="row">
        <Link href={`/staff/intakes/${row.intakeId}`} prefetch={false}>
          {nameWords(row)}
        </Link>{" "}
        <span className="reference">{row.reference}</span> {row.phone}{" "}
        <ReachMarks needs={row.reachNeeds} />
      </th>
      <td>{reasonsOf(row)}</td>
      <td className={left.tone}>{left.words}</td>
      <td>{row.holderName ?? "Unassigned"}</td>
      <td>{todo(row, now).join(". ")}</td>
    </tr>
  );
}

type Props = { title: string; none: string; rows: SheetRow[]; now: Date };

/** One part of the handoff sheet as a table. */
export function SheetPart({ title, none, rows, now }: Props) {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} ({rows.length})
      </h2>
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        <table>
          <Columns names={["Level", "Patient", "Why", "Time left", "Assigned to", "To do"]} />
          <tbody>
            {rows.map((row) => (
              <Row key={row.intakeId} row={row} now={now} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
