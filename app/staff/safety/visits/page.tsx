import type { Metadata } from "next";
import { monthDayText } from "@/app/staff/words/clock";
import { requireStaff } from "@/lib/auth/require-staff";
import { clockNow } from "@/lib/clock";
import { env } from "@/lib/env";
import { readSpan } from "@/lib/safety/schema";
import { readVisitReport } from "@/lib/safety/visits/queries";
import { daysOf } from "../days-form";
import { PeriodBar } from "../period";
import { OutcomePart } from "./outcome-part";
import { TimePart } from "./time-part";
import { VisitCards } from "./visit-cards";
import { WaitlistPart } from "./waitlist-part";

export const metadata: Metadata = { title: "Visit reports" };

type Props = { searchParams: Promise<{ from?: string; to?: string }> };

/** Did patients come, how long did they wait for a visit, and what did reminders and offers do? */
export default async function VisitReportPage({ searchParams }: Props) {
  const staff = await requireStaff("safety:read", "/staff/safety/visits");
  const now = clockNow();
  const span = readSpan(await searchParams, now, env().CLINIC_TIME_ZONE);
  const { from, to } = daysOf(span);
  const report = await readVisitReport(staff, span);
  return (
    <div className="safety">
      <PeriodBar title="Visit reports" action="/staff/safety/visits" span={span} now={now}>
        <p>
          {monthDayText(from)} to {monthDayText(to)}
        </p>
      </PeriodBar>
      <VisitCards {...report} />
      <OutcomePart {...report} />
      <TimePart times={report.times} />
      <WaitlistPart waitlist={report.waitlist} />
    </div>
  );
}
