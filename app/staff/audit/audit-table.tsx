import Link from "next/link";
import { Columns } from "@/components/staff/columns";
import type { AuditRow } from "@/lib/record/audit-log";
import { actionWords } from "../words/action-words";
import { fullText } from "../words/clock";
import { LEVEL_WORDS, plainWords, ROLE_WORDS } from "../words/words";

const ACTORS = { staff: "Staff", patient: "Patient", system: "System" } as const;

/** A timestamp as Postgres writes it into JSON. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A code of several words. */
const CODE = /^[a-z]+(_[a-z]+)+$/;

/** A key of the detail in words: "filedAs" is "Filed as". */
const nameWords = (key: string) => plainWords(key.replace(/[A-Z]/g, " $&"));

const WORDS: Readonly<Record<string, string>> = {
  ...LEVEL_WORDS,
  ...ROLE_WORDS,
  true: "Yes",
  false: "No",
};

/** Codes in words, and timestamps in the clinic's time zone; ids unchanged. */
function valueWords(value: string): string {
  if (value === "") return "nothing";
  if (MOMENT.test(value)) return fullText(new Date(value));
  return WORDS[value] ?? (CODE.test(value) ? plainWords(value) : value);
}

function detailWords(row: AuditRow): string {
  // A setting of the whole clinic has no scope.
  return Object.entries(row.detail)
    .filter(([key, value]) => key !== "scope" || value !== "")
    .map(([key, value]) => `${nameWords(key)}: ${valueWords(String(value))}`)
    .join(", ");
}

/** The events of the audit log, one per row. */
export function AuditTable({ rows }: { rows: AuditRow[] }) {
  if (rows.length === 0) return <p className="empty">No events match.</p>;
  return (
    <table className="plain">
      <Columns names={["When", "Who", "What", "Intake", "Detail"]} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="nowrap">{fullText(row.at)}</td>
            <td>{row.staffName ?? ACTORS[row.actor]}</td>
            <td>{actionWords(row.action)}</td>
            <td className="nowrap">
              {row.intakeId && row.reference ? (
                <Link href={`/staff/intakes/${row.intakeId}`} prefetch={false}>
                  {row.reference}
                </Link>
              ) : null}
            </td>
            <td className="quiet detail">{detailWords(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
