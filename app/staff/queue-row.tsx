import Link from "next/link";
import { LevelTag } from "@/components/level-tag";
import { dateIn } from "@/lib/appointment/slots";
import type { Staff } from "@/lib/auth/staff";
import { env } from "@/lib/env";
import { ageOn } from "@/lib/queue/person";
import type { QueueRow } from "@/lib/queue/queries";
import { durationWords, timeLeft } from "@/lib/queue/waiting";
import { MANY_VISITS } from "@/lib/same-person/related";
import { ruleById } from "@/lib/triage/rules/all";
import { RowPick } from "./bulk/row-pick";
import { dayTimeText, nextTryText, worseText } from "./clock";
import { ReachMarks } from "./reach-marks";
import { RowClaim } from "./row-claim";
import { LEVEL_WORDS, plainWords, SILENT_WORDS, visitsWords } from "./words";

const REASONS_SHOWN = 3;

/** The red flags in the words for staff, most severe first, and what else to know at a glance. */
function Why({ row, now }: { row: QueueRow; now: Date }) {
  const more = row.reasons.length - REASONS_SHOWN;
  const phone = row.level !== "EMERGENCY" && row.reviewFlags.includes("phone_alert");
  return (
    <>
      <ul className="reasons">
        {row.reasons.slice(0, REASONS_SHOWN).map(({ id, unsure }) => (
          <li key={id}>
            {ruleById(id)?.staff ?? plainWords(id)}
            {unsure ? <span className="quiet"> (not sure)</span> : null}
          </li>
        ))}
      </ul>
      {more > 0 ? <span className="quiet">and {more} more </span> : null}
      {row.filedAs === "emergency_stop" ? (
        <span className="quiet">Stopped there; the rest was not asked </span>
      ) : null}
      {row.nextTryAt ? <b className="flag">{nextTryText(row.nextTryAt, now)}</b> : null}
      {row.silent ? <b className="flag">{SILENT_WORDS}</b> : null}
      {row.worseSince ? <b className="flag">{worseText(row.worseSince, now)}</b> : null}
      {row.filedAs === "abandoned" ? (
        <span className="quiet">Not finished by the patient </span>
      ) : null}
      {row.visits >= MANY_VISITS ? <b className="flag">{visitsWords(row.visits)}</b> : null}
      {phone ? <b className="flag">Phone now</b> : null}
      {row.secondNeeded ? <b className="flag">Second clinician needed</b> : null}
    </>
  );
}

/** One open intake. An emergency that nobody has seen to is marked so that nobody can overlook it. */
export function QueueTableRow(props: { row: QueueRow; now: Date; staff: Staff<"queue:read"> }) {
  const { row, now, staff } = props;
  const left = timeLeft(row.dueAt, row.receivedAt, now);
  const age = ageOn(row.birthDate, dateIn(env().CLINIC_TIME_ZONE, now)) ?? row.ageYears;
  return (
    <tr className={`level-${row.level}${row.alarm ? " alarm" : ""}`}>
      <td className="cell-pick">
        <RowPick row={row} />
      </td>
      <td className="cell-level">
        <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} />
      </td>
      <th scope="row" className="cell-who">
        <Link href={`/staff/intakes/${row.intakeId}`} prefetch={false}>
          {row.name ?? "No name yet"}
          {age === null ? "" : `, ${age}`}
        </Link>
        <span className="reference">{row.reference}</span>
        <ReachMarks needs={row.reachNeeds} />
        {row.location ? <span className="place">{row.location}</span> : null}
      </th>
      <td className="cell-why">
        <Why row={row} now={now} />
      </td>
      <td className="cell-waiting">
        <span className="cell-name">Waiting </span>
        <time dateTime={row.receivedAt.toISOString()} title={dayTimeText(row.receivedAt)}>
          {durationWords(now.getTime() - row.receivedAt.getTime())}
        </time>
      </td>
      <td className={`cell-left ${left.tone}`}>{left.words}</td>
      <td className="cell-holder">
        <RowClaim row={row} staff={staff} />
      </td>
    </tr>
  );
}
