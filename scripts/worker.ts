// The background jobs of DATABASE_URL: alarms, messages, erasure. Stops in order when told to.
import { startWorker } from "@/lib/jobs/worker";
import { problemOf } from "./local/problem";

const starting = startWorker();

for (const signal of ["SIGTERM", "SIGINT"])
  process.once(
    signal,
    () => void starting.then(({ stop }) => stop()).finally(() => process.exit()),
  );

try {
  await starting;
  process.send?.("ready");
} catch (error) {
  console.error(problemOf(error));
  process.exit(1);
}
