import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { countOpen, getReadiness, type Readiness } from "@/lib/jobs/queries";

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const gauge = (name: string, help: string, labelNames: readonly "level"[] = []) =>
  new Gauge({ name: `backline_${name}`, help, labelNames, registers: [registry] });

const database = gauge("database_up", "1: the database answers");
const migrated = gauge("migrated", "1: the newest migration of this build is applied");
const beat = gauge("worker_beat_age_seconds", "How long ago the worker last worked");
const oldest = gauge("oldest_job_age_seconds", "How long the oldest job that is due has waited");
const failed = gauge("failed_jobs", "Jobs that were given up within the last hour");
const unlinked = gauge("audit_unlinked_age_seconds", "How long an event has waited for its link");
const open = gauge("open_intakes", "Intakes in the queue", ["level"]);
const overdue = gauge("overdue_intakes", "Intakes in the queue after their deadline", ["level"]);

function setReadiness(known: Readiness | null): void {
  database.set(known ? 1 : 0);
  migrated.set(known?.migrated ? 1 : 0);
  // What is not known is left out, and is never 0.
  const [ages, values] = [
    [beat, oldest, failed, unlinked],
    [known?.beatAge, known?.oldestJob, known?.failedJobs, known?.unlinkedAge],
  ];
  for (const [at, age] of ages.entries()) {
    age.remove();
    const value = values[at];
    if (value !== null && value !== undefined) age.set(value);
  }
}

/** What this process and the clinic's service measure, in the text format of Prometheus, without patient data. */
export async function measures(): Promise<{ type: string; text: string }> {
  const [known, counts] = await Promise.all([getReadiness(), countOpen()]);
  setReadiness(known);
  open.reset();
  overdue.reset();
  for (const { level, entries, late } of counts ?? []) {
    open.set({ level }, entries);
    overdue.set({ level }, late);
  }
  return { type: registry.contentType, text: await registry.metrics() };
}
