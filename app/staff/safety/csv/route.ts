import { refuseUnproven } from "@/app/staff/refuse-unproven";
import { provenStaff } from "@/lib/auth/require-staff";
import { csvHead, csvLine } from "@/lib/csv";
import { env } from "@/lib/env";
import { exportForSafety, type SafetyRow } from "@/lib/safety/queries";
import { readSpan } from "@/lib/safety/schema";
import { isBreached } from "@/lib/safety/summary";

const HEAD = csvHead([
  "reference",
  "received_at",
  "filed_as",
  "triage",
  "clinician",
  "breached",
  "first_look_at",
  "contact_at",
  "outcome",
  "diagnosis_group",
  "location",
  "rule_version",
  "rules",
]);

function line(row: SafetyRow, now: Date): string {
  return csvLine([
    row.reference,
    row.receivedAt.toISOString(),
    row.filedAs,
    row.triage,
    row.clinician,
    isBreached(row, now),
    row.firstLookAt?.toISOString() ?? null,
    row.contactAt?.toISOString() ?? null,
    row.outcome,
    row.diagnosisGroup,
    row.location,
    row.ruleVersion,
    row.firedRules.join(" "),
  ]);
}

/** The data behind the safety page, one intake per line: codes and times, no identity. */
export async function GET(request: Request): Promise<Response> {
  return refuseUnproven(async () => {
    const now = new Date();
    const given = Object.fromEntries(new URL(request.url).searchParams);
    const rows = await exportForSafety(
      await provenStaff("safety:read"),
      readSpan(given, now, env().CLINIC_TIME_ZONE),
    );
    return new Response(HEAD + rows.map((row) => line(row, now)).join(""), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="backline-safety.csv"',
        "cache-control": "private, no-store",
      },
    });
  });
}
