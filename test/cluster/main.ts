// `npm run cluster [-- web|database [PATIENTS]]`: Backline on several machines, on one. `web`: three web
// processes and two workers behind nginx and PgBouncer. `database`: three nodes of Postgres behind HAProxy.
// Processes are killed while patients send. Needs Debian's packages, and says which are missing.
import { runFailover } from "./failover";
import { runManyProcesses } from "./many-processes";

const PARTS = {
  web: { run: runManyProcesses, patients: 300 },
  database: { run: runFailover, patients: 2000 },
};
type Part = keyof typeof PARTS;

const [part, number] = process.argv.slice(2);
const patients = number === undefined ? undefined : Number(number);
const isKnown = part === undefined || part in PARTS;
if (!isKnown || (patients !== undefined && !(Number.isInteger(patients) && patients >= 100))) {
  console.error("npm run cluster [-- web|database [PATIENTS, at least 100]]");
  process.exit(1);
}

const parts = part ? [part as Part] : (Object.keys(PARTS) as Part[]);
let well = true;
for (const each of parts) {
  const { run, patients: usual } = PARTS[each];
  well = (await run(patients ?? usual)) && well;
}
process.exit(well ? 0 : 1);
