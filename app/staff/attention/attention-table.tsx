import Link from "next/link";
import { LevelTag } from "@/components/level-tag";
import { Columns } from "@/components/staff/columns";
import type { AttentionRow } from "@/lib/attention/queries";
import { durationWords } from "@/lib/queue/time-left";
import { dayTimeText } from "../words/clock";
import { LEVEL_WORDS, nameWords } from "../words/words";
import { AttentionSteps } from "./attention-steps";
import { whyWords } from "./attention-words";

const COLUMNS = ["Level", "Patient", "Why", "Since", "What to do"];
const WIDTHS = ["level", "who", "why", "time", "to-do"];

function Who({ row }: { row: AttentionRow }) {
  if (!row.intakeId) return "Not sent yet";
  return (
    <>
      <Link href={`/staff/intakes/${row.intakeId}`} prefetch={false}>
        {nameWords(row)}
      </Link>
      <span className="row-meta">
        <span className="reference">{row.reference}</span>
      </span>
    </>
  );
}

function statusWords({ intakeId, open, holderName }: AttentionRow): string {
  if (!intakeId) return "";
  if (!open) return "Closed";
  return holderName ? `Assigned to ${holderName}` : "Unassigned";
}

type Props = { rows: readonly AttentionRow[]; now: Date; mayClose: boolean; mayRecord: boolean };

/** Everything that needs attention, most severe first. */
export function AttentionTable({ rows, now, mayClose, mayRecord }: Props) {
  return (
    <table className="queue" id="queue">
      <caption className="sr-only">What needs attention, most severe first</caption>
      <colgroup>
        {WIDTHS.map((width) => (
          <col key={width} className={`w-${width}`} />
        ))}
      </colgroup>
      <Columns names={COLUMNS} />
      <tbody>
        {rows.map((row) => (
          <tr
            key={`${row.kind} ${row.subjectId}`}
            className={row.level ? `level-${row.level}` : ""}
          >
            <td className="cell-level">
              {row.level ? (
                <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} />
              ) : row.kind === "draft_left" ? (
                <b className="flag">Red flag</b>
              ) : null}
            </td>
            <th scope="row" className="cell-who">
              <Who row={row} />
            </th>
            <td className="cell-why">
              {whyWords(row)}
              <span className="quiet meant">{statusWords(row)}</span>
            </td>
            <td className="cell-waiting">
              <span className="cell-name">Since </span>
              <time dateTime={row.since.toISOString()}>{dayTimeText(row.since)}</time>
              <span className="quiet meant">
                {durationWords(now.getTime() - row.since.getTime())}
              </span>
            </td>
            <td className="cell-holder">
              <AttentionSteps row={row} mayClose={mayClose} mayRecord={mayRecord} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
