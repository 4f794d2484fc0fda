import type { Metadata } from "next";
import Link from "next/link";
import { requireStaff } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";
import { readSpan } from "@/lib/safety/schema";
import { readVisitReport } from "@/lib/safety/visits/queries";
import { DaysForm } from "../days-form";
import { OutcomePart } from "./outcome-part";
import { TimePart } from "./time-part";
import { WaitlistPart } from "./waitlist-part";

export const metadata: Metadata = { title: "Visit reports" };

type Props = { searchParams: Promise<{ from?: string; to?: string }> };

/** Did patients come, how long did they wait for a visit, and what did reminders and offers do? */
export default async function VisitReportPage({ searchParams }: Props) {
  const staff = await requireStaff("safety:read", "/staff/safety/visits");
  const span = readSpan(await searchParams, new Date(), env().CLINIC_TIME_ZONE);
  const report = await readVisitReport(staff, span);
  return (
    <>
      <p className="print:hidden">
        <Link href="/staff/safety" prefetch={false}>
          Back to Safety
        </Link>
      </p>
      <h1 className="mt-2">Visit reports</h1>
      <DaysForm action="/staff/safety/visits" span={span} />
      <p className="mt-3">Days of {env().CLINIC_TIME_ZONE}, at most a year.</p>
      <OutcomePart {...report} />
      <TimePart times={report.times} />
      <WaitlistPart waitlist={report.waitlist} />
    </>
  );
}
