import { isShuttingDown } from "@/app/shutdown";
import { clockAhead } from "@/lib/clock";
import { getReadiness } from "@/lib/jobs/queries";

export const dynamic = "force-dynamic";

const rounded = (seconds: number | null) => (seconds === null ? null : Math.round(seconds));

/**
 * Whether the service takes requests: 200, or 503 while it shuts down, when the database is silent
 * or lacks a migration. It also says, for monitoring, when the worker last did a job and how long
 * the oldest job has waited, whether jobs fail, and whether one links the audit log. A missing worker alone gives no 503, because patients can still send.
 */
export async function GET(): Promise<Response> {
  const known = await getReadiness();
  const stopping = isShuttingDown();
  const ready = !stopping && known?.migrated === true;
  const body = {
    status: stopping ? "shutting_down" : ready ? "ready" : "not_ready",
    database: known ? "ok" : "silent",
    migrations: known && (known.migrated ? "applied" : "pending"),
    worker: { lastBeatSeconds: known && rounded(known.beatAge) },
    jobs: {
      oldestWaitingSeconds: known && rounded(known.oldestJob),
      failedWithinAnHour: known?.failedJobs ?? null,
    },
    clock: { aheadOfDatabaseSeconds: rounded(clockAhead() / 1000) },
    auditLog: { oldestUnlinkedSeconds: known && rounded(known.unlinkedAge) },
  };
  return Response.json(body, {
    status: ready ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
