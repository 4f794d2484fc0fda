// `npm run cluster [-- web|database [PATIENTS]]`: Backline on several machines, on one. `web`: three web
// processes and two workers behind nginx and PgBouncer. `database`: three nodes of Postgres behind HAProxy.
// Processes are killed while patients send. Needs Debian's packages, and says which are missing.
import { spawnSync } from "node:child_process";
import { runFailover } from "./failover";
import { runManyProcesses } from "./many-processes";

const PARTS = {
  web: { run: runManyProcesses, patients: 300, atLeast: 100 },
  // Hundreds are told while the node that was killed first comes back; the second kill needs others.
  database: { run: runFailover, patients: 2000, atLeast: 1000 },
};
type Part = keyof typeof PARTS;

const isPart = (word: string): word is Part => word in PARTS;

/** One part, in this process: its settings are read once, so the other part needs a process of its own. */
async function runPart(part: Part, number?: string): Promise<boolean> {
  const { run, patients, atLeast } = PARTS[part];
  const count = Number(number ?? patients);
  if (Number.isInteger(count) && count >= atLeast) return run(count);
  console.error(`npm run cluster -- ${part} PATIENTS: at least ${atLeast}`);
  return false;
}

function runInOwnProcess(part: Part): boolean {
  const args = [...process.execArgv, import.meta.filename, part];
  return spawnSync(process.execPath, args, { stdio: "inherit" }).status === 0;
}

const [part, number] = process.argv.slice(2);
if (part === undefined) {
  const parts = Object.keys(PARTS) as Part[];
  process.exit(parts.map(runInOwnProcess).every(Boolean) ? 0 : 1);
}
if (!isPart(part)) {
  console.error("npm run cluster [-- web|database [PATIENTS]]");
  process.exit(1);
}
process.exit((await runPart(part, number)) ? 0 : 1);
