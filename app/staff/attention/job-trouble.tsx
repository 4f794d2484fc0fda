import { Notice } from "@/components/notice";
import type { AttentionRow } from "@/lib/attention/queries";
import type { JobTrouble } from "@/lib/jobs/queries";

type Texts = { rows: Pick<AttentionRow, "failure">[]; reached: boolean };

/** Says of the rows below why patients are not texted any more for now, which an admin can change. */
export function TextLimitNotice({ rows, reached }: Texts) {
  if (!reached || !rows.some(({ failure }) => failure === "text_limit")) return null;
  return (
    <div className="mt-3">
      <Notice>
        <p>
          The limit of text messages is reached. Patients who were not told are below. Call them, or
          have an admin raise the limit under Settings.
        </p>
      </Notice>
    </div>
  );
}

/** Says that something behind the pages does not run, which nobody would see otherwise. */
export function JobTroubleNotice({ trouble }: { trouble: JobTrouble }) {
  if (!trouble) return null;
  const { unlinkedMinutes, failedJobs, unreadable } = trouble;
  return (
    <div className="mt-3">
      <Notice>
        {unlinkedMinutes === null ? null : (
          <p>
            The audit log has not been secured for {unlinkedMinutes} minutes. Changes of it could go
            unseen.
          </p>
        )}
        {failedJobs === 0 ? null : (
          <p>
            {failedJobs === 1 ? "A background job" : `${failedJobs} background jobs`} failed within
            the last hour. Messages or reminders may be late.
          </p>
        )}
        {unreadable === 0 ? null : (
          <p>
            {unreadable === 1 ? "One stored entry" : `${unreadable} stored entries`} cannot be read
            with any data key. Keep all backups and all keys.
          </p>
        )}
        <p>Tell your IT person.</p>
      </Notice>
    </div>
  );
}
