import type { Metadata } from "next";
import { listAttention, MOST_SHOWN } from "@/lib/attention/queries";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import { clockNow } from "@/lib/clock";
import { findJobTrouble } from "@/lib/jobs/queries";
import { isTextLimitReached } from "@/lib/notify/text-limit";
import { AttentionTable } from "./attention-table";
import { JobTroubleNotice, TextLimitNotice } from "./job-trouble";

export const metadata: Metadata = { title: "Needs attention" };

/** What would be forgotten without this page, open or closed, with why and what to do. */
export default async function AttentionPage() {
  const staff = await requireStaff("intake:read", "/staff/attention");
  const { rows, all } = await listAttention(staff);
  return (
    <>
      <h1>Needs attention</h1>
      <p className="mt-3">
        Follow-ups that did not happen, overdue calls, second reviews, failed messages, and answers
        that were not sent. Each stays here until it is dealt with.
      </p>
      <JobTroubleNotice trouble={await findJobTrouble(staff)} />
      <TextLimitNotice rows={rows} reached={await isTextLimitReached(staff)} />
      {all > MOST_SHOWN ? (
        <p className="mt-1">
          The first {MOST_SHOWN} of {all} are shown.
        </p>
      ) : null}
      {rows.length === 0 ? (
        <p className="empty">Nothing needs attention.</p>
      ) : (
        <AttentionTable
          rows={rows}
          now={clockNow()}
          mayClose={alsoHolds(staff, "intake:close") !== null}
          mayRecord={alsoHolds(staff, "intake:record") !== null}
        />
      )}
    </>
  );
}
