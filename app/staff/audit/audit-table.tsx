import Link from "next/link";
import { Columns } from "@/components/staff/columns";
import type { AuditRow } from "@/lib/audit/queries";
import { fullText } from "../clock";
import { actionWords, plainWords } from "../words";

const ACTORS = { staff: "Staff", patient: "Patient", system: "The service" } as const;

function detailWords(row: AuditRow): string {
  return Object.entries(row.detail)
    .map(([key, value]) => `${plainWords(key)}: ${String(value)}`)
    .join(", ");
}

/** Events of the trail, one a row. */
export function AuditTable({ rows }: { rows: AuditRow[] }) {
  if (rows.length === 0) return <p className="empty">No event fits.</p>;
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
