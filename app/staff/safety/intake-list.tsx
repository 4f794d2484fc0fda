import Link from "next/link";
import type { SafetyRow } from "@/lib/safety/queries";
import { fullText } from "../words/clock";
import { CLOSE_WORDS, DIAGNOSIS_WORDS, LEVEL_WORDS } from "../words/words";

const MOST_SHOWN = 50;

function endText({ outcome, diagnosisGroup }: SafetyRow): string {
  return [outcome && CLOSE_WORDS[outcome], diagnosisGroup && DIAGNOSIS_WORDS[diagnosisGroup]]
    .filter(Boolean)
    .join(", ");
}

/** A folded list of links to intakes, at most fifty. */
export function IntakeList({ title, rows }: { title: string; rows: readonly SafetyRow[] }) {
  if (rows.length === 0) return <p className="mt-3">{title}: none.</p>;
  return (
    <details>
      <summary>
        {title} ({rows.length})
      </summary>
      <ul>
        {rows.slice(0, MOST_SHOWN).map((row) => (
          <li key={row.intakeId}>
            <Link href={`/staff/intakes/${row.intakeId}`} prefetch={false}>
              {row.reference}
            </Link>{" "}
            {fullText(row.receivedAt)}: {LEVEL_WORDS[row.triage]} by triage
            {row.clinician ? `, ${LEVEL_WORDS[row.clinician]} by the clinician` : ""}
            {endText(row) ? `. ${endText(row)}` : ""}
          </li>
        ))}
      </ul>
      {rows.length > MOST_SHOWN ? (
        <p>The first {MOST_SHOWN} are shown. The CSV has all of them.</p>
      ) : null}
    </details>
  );
}
