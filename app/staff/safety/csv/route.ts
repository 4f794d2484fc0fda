import { refuseUnproven } from "@/app/staff/refuse-unproven";
import { requireFreshFactor } from "@/lib/auth/factor";
import { callerAddress } from "@/lib/auth/origin";
import { provenStaff } from "@/lib/auth/require-staff";
import { noteSecurity } from "@/lib/auth/security-events";
import { clockNow } from "@/lib/clock";
import { csvHead, csvLine, csvStream } from "@/lib/csv";
import { env } from "@/lib/env";
import { type ExportedCase, exportCases } from "@/lib/safety/cases/queries";
import { readSpan } from "@/lib/safety/schema";

const time = (moment: Date | null) => moment?.toISOString() ?? null;

/** The columns of the file in their order. Times are UTC, ISO 8601. */
const COLUMNS: readonly [name: string, value: (row: ExportedCase) => string | boolean | null][] = [
  ["reference", (row) => row.reference],
  ["received_at", (row) => time(row.receivedAt)],
  ["filed_as", (row) => row.filedAs],
  ["triage", (row) => row.triage],
  ["clinician", (row) => row.clinician],
  ["due_at", (row) => time(row.dueAt)],
  ["breached", (row) => row.missed],
  ["first_look_at", (row) => time(row.firstLookAt)],
  ["contact_at", (row) => time(row.contactAt)],
  ["outcome", (row) => row.outcome],
  ["diagnosis_group", (row) => row.diagnosisGroup],
  ["location", (row) => row.location],
  ["rule_version", (row) => row.ruleVersion],
  ["rules", (row) => row.firedRules.join(" ")],
];

const HEAD = csvHead(COLUMNS.map(([name]) => name));

/** The data behind the safety page, one intake per line: codes and times, no identity. */
export async function GET(request: Request): Promise<Response> {
  const { search, searchParams } = new URL(request.url);
  return refuseUnproven(async () => {
    const now = clockNow();
    const given = Object.fromEntries(searchParams);
    const staff = await provenStaff("safety:read");
    await requireFreshFactor(staff);
    const address = callerAddress(request.headers);
    await noteSecurity("exported", { address, staffId: staff.id });
    const pages = exportCases(staff, readSpan(given, now, env().CLINIC_TIME_ZONE), now);
    const lineOf = (row: ExportedCase) => csvLine(COLUMNS.map(([, value]) => value(row)));
    return new Response(csvStream(HEAD, pages, lineOf), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="backline-safety.csv"',
        "cache-control": "private, no-store",
      },
    });
  }, `/staff/safety${search}`);
}
