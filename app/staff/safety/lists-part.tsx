import Link from "next/link";
import { LevelWord } from "@/components/level-tag";
import { Columns } from "@/components/staff/columns";
import { durationWords } from "@/lib/queue/time-left";
import type { LateLook, Unfound } from "@/lib/safety/queries";
import { dayText } from "../words/clock";
import { DIAGNOSIS_WORDS, LEVEL_WORDS } from "../words/words";
import { casesHref, type Days } from "./address";

function Reference({ intakeId, reference }: { intakeId: string; reference: string }) {
  return (
    <Link href={`/staff/intakes/${intakeId}`} prefetch={false} className="nowrap">
      {reference}
    </Link>
  );
}

type UnfoundProps = { rows: readonly Unfound[]; missed: number; under: number; days: Days };

/** The emergencies that the triage put lower, one by one. */
export function UnfoundList({ rows, missed, under, days }: UnfoundProps) {
  return (
    <>
      <div className="safety-head">
        <h2>Emergencies that triage put lower, {missed}</h2>
        {under > 0 ? (
          <p>
            <Link href={casesHref(days, { kind: "under" })} prefetch={false}>
              All {under} under-triaged
            </Link>
          </p>
        ) : null}
      </div>
      {rows.length === 0 ? <p>None among the reviewed intakes.</p> : null}
      {rows.length === 0 ? null : (
        <table className="plain">
          <Columns names={["Intake", "Triage", "Day", "It was"]} />
          <tbody>
            {rows.map((row) => (
              <tr key={row.intakeId}>
                <th scope="row">
                  <Reference {...row} />
                </th>
                <td>
                  <LevelWord level={row.triage} label={LEVEL_WORDS[row.triage]} />
                </td>
                <td className="nowrap">{dayText(new Date(row.receivedAt))}</td>
                <td>{row.diagnosis ? DIAGNOSIS_WORDS[row.diagnosis] : "Not recorded yet"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

type LateProps = { rows: readonly LateLook[]; late: number; days: Days; now: Date };

/** The intakes that nobody opened in time, one by one. */
export function LateList({ rows, late, days, now }: LateProps) {
  return (
    <>
      <div className="safety-head">
        <h2>Late first looks, {late}</h2>
        {late > rows.length ? (
          <p>
            <Link href={casesHref(days, { kind: "late" })} prefetch={false}>
              See all
            </Link>
          </p>
        ) : null}
      </div>
      {rows.length === 0 ? <p>None.</p> : null}
      {rows.length === 0 ? null : (
        <table className="plain">
          <Columns names={["Level", "Intake", "Due", "Opened"]} />
          <tbody>
            {rows.map((row) => {
              const looked = row.firstLookAt ? new Date(row.firstLookAt) : null;
              const by = durationWords((looked ?? now).getTime() - new Date(row.dueAt).getTime());
              return (
                <tr key={row.intakeId}>
                  <td>
                    <LevelWord level={row.triage} label={LEVEL_WORDS[row.triage]} />
                  </td>
                  <th scope="row">
                    <Reference {...row} />
                  </th>
                  <td className="nowrap">{dayText(new Date(row.dueAt))}</td>
                  <td>
                    <b>late {by}</b>
                    {looked ? "" : ", not opened yet"}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}
