import { setTimeout as sleep } from "node:timers/promises";
import { isShuttingDown } from "@/app/shutdown";
import { getReadiness, type Readiness } from "@/lib/jobs/queries";

export const dynamic = "force-dynamic";

/** Who asks waits no longer for a database that is silent. */
const PATIENCE_MS = 2_000;

// Whoever asks meanwhile gets the same answer: asking often costs the database nothing more.
let asking: Promise<Readiness | null> | undefined;

function ask(): Promise<Readiness | null> {
  asking ??= getReadiness(process.env.NEWEST_MIGRATION ?? "")
    .catch(() => null)
    .finally(() => {
      asking = undefined;
    });
  return asking;
}

const rounded = (seconds: number | null) => (seconds === null ? null : Math.round(seconds));

/**
 * Whether requests may be sent here: 200, or 503 while it shuts down, when the database is silent or
 * lacks a migration. It also tells when the worker last did a job and how long the oldest one waits,
 * for whoever watches: a worker that is gone takes no patient's page away.
 */
export async function GET(): Promise<Response> {
  const stopping = isShuttingDown();
  const known = await Promise.race([ask(), sleep(PATIENCE_MS, null, { ref: false })]);
  const ready = !stopping && known?.migrated === true;
  const body = {
    status: stopping ? "shutting_down" : ready ? "ready" : "not_ready",
    database: known ? "ok" : "silent",
    migrations: known && (known.migrated ? "applied" : "pending"),
    worker: { lastBeatSeconds: known && rounded(known.beatAge) },
    jobs: { oldestWaitingSeconds: known && rounded(known.oldestJob) },
  };
  return Response.json(body, {
    status: ready ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
