import type { Metadata } from "next";
import Link from "next/link";
import { fullText } from "@/app/staff/words/clock";
import { CLOSE_WORDS, DIAGNOSIS_WORDS, LEVEL_WORDS } from "@/app/staff/words/words";
import { LevelTag } from "@/components/level-tag";
import { Columns } from "@/components/staff/columns";
import { requireStaff } from "@/lib/auth/require-staff";
import { clockNow } from "@/lib/clock";
import { env } from "@/lib/env";
import { durationWords } from "@/lib/queue/time-left";
import { listCases, type SafetyCase } from "@/lib/safety/cases/queries";
import { type CasesFilter, readCases } from "@/lib/safety/cases/schema";
import { readSpan } from "@/lib/safety/schema";
import { daysOf } from "../days-form";

export const metadata: Metadata = { title: "Cases" };

/** More than anybody reads; the CSV has all. */
const MOST_SHOWN = 200;

const KIND_WORDS = {
  under: "under-triaged: the clinician put them higher",
  over: "over-triaged: the clinician put them lower",
  late: "not opened in time",
  missed: "no one in touch in time",
} as const;

/** What the listed intakes have in common, in words. */
function titleOf({ triage, clinician, kind }: CasesFilter): string {
  const parts = [
    triage && `triage ${LEVEL_WORDS[triage]}`,
    clinician && `clinician ${LEVEL_WORDS[clinician]}`,
    kind && KIND_WORDS[kind],
  ].filter(Boolean);
  return parts.length > 0 ? `Intakes: ${parts.join(", ")}` : "Intakes";
}

function endText({ outcome, diagnosisGroup }: SafetyCase): string {
  const parts = [
    outcome && CLOSE_WORDS[outcome],
    diagnosisGroup && DIAGNOSIS_WORDS[diagnosisGroup],
  ];
  return parts.filter(Boolean).join(", ") || "Open, or nothing recorded";
}

const after = (since: Date, moment: Date | null) =>
  moment ? durationWords(moment.getTime() - since.getTime()) : "not yet";

function Row({ row }: { row: SafetyCase }) {
  return (
    <tr>
      <th scope="row">
        <Link href={`/staff/intakes/${row.intakeId}`} prefetch={false}>
          {row.reference}
        </Link>
      </th>
      <td className="nowrap">{fullText(row.receivedAt)}</td>
      <td>
        <LevelTag level={row.triage} label={LEVEL_WORDS[row.triage]} /> by triage
      </td>
      <td>
        {row.clinician ? (
          <>
            <LevelTag level={row.clinician} label={LEVEL_WORDS[row.clinician]} /> by the clinician
          </>
        ) : (
          "Not reviewed"
        )}
      </td>
      <td>Opened after: {after(row.since, row.firstLookAt)}</td>
      <td>In touch after: {after(row.since, row.contactAt)}</td>
      <td>{endText(row)}</td>
    </tr>
  );
}

const COLUMNS = ["Intake", "Received", "Triage", "Clinician", "Opened", "In touch", "It was"];

type Props = { searchParams: Promise<Record<string, string | undefined>> };

/** The intakes behind a figure of the safety page. */
export default async function CasesPage({ searchParams }: Props) {
  const staff = await requireStaff("safety:read", "/staff/safety");
  const [given, now] = [await searchParams, clockNow()];
  const span = readSpan(given, now, env().CLINIC_TIME_ZONE);
  const filter = readCases(given);
  const { rows, found } = await listCases(staff, { span, filter, most: MOST_SHOWN }, now);
  const { from, to } = daysOf(span);
  return (
    <>
      <p className="print:hidden">
        <Link href={`/staff/safety?from=${from}&to=${to}`} prefetch={false}>
          Back to Safety
        </Link>
      </p>
      <h1 className="mt-2">{titleOf(filter)}</h1>
      <p>
        {found} received from {from} to {to}.
        {found > rows.length ? ` The first ${rows.length} are shown; the CSV has all of them.` : ""}
      </p>
      {rows.length === 0 ? (
        <p className="empty">None.</p>
      ) : (
        <table className="plain mt-4">
          <Columns names={COLUMNS} />
          <tbody>
            {rows.map((row) => (
              <Row key={row.intakeId} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
