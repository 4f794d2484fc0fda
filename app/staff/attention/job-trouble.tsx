import { Notice } from "@/components/notice";
import type { JobTrouble } from "@/lib/jobs/queries";

/** Says that something behind the pages does not run, which nobody would see otherwise. */
export function JobTroubleNotice({ trouble }: { trouble: JobTrouble }) {
  if (!trouble) return null;
  const { unlinkedMinutes, failedJobs } = trouble;
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
        <p>Tell your IT person.</p>
      </Notice>
    </div>
  );
}
