// `npm run chaos [-- PATIENTS]`: patients press Send while their clinic is hurt. Whoever was told that it
// arrived must be found exactly once, with its place in the queue, its event and its jobs.
import { Clinic } from "./clinic";
import { FAULTS, type Fault } from "./faults";
import { countLosses, loseOnPurpose, untilJobsAreDone } from "./losses";
import { patientsForTest, sendAll } from "./patients";

const PATIENTS = Number(process.argv[2] ?? 300);
if (!Number.isInteger(PATIENTS) || PATIENTS < 60) {
  console.error("How many patients? At least 60: npm run chaos -- 300");
  process.exit(1);
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(0);

/** Prints what became of the patients, and gives whether all is well. */
async function run(clinic: Clinic, { name, happens }: Fault): Promise<boolean> {
  const patients = await patientsForTest(PATIENTS);
  const [began, since] = [performance.now(), new Date()];
  const { sending, all } = sendAll(clinic.address, patients);
  await Promise.all([all, happens(clinic, sending)]);
  const took = seconds(began);
  await untilJobsAreDone(clinic);
  const { lost, doubled, torn, chain } = await countLosses(clinic, sending.told, since);
  const well = sending.told.size === PATIENTS && lost + doubled + torn + chain === 0;
  console.log(
    `${well ? "ok  " : "FAIL"} ${name}: ${sending.told.size} told, ${lost} lost, ${doubled} doubled, ${torn} torn, ` +
      `${chain} faults of the audit log; ${sending.again} pressed again; ${took} s`,
  );
  return well;
}

const began = performance.now();
const clinic = await Clinic.open();
let well = true;
try {
  for (const fault of FAULTS) well = (await run(clinic, fault)) && well;
  const gone = await loseOnPurpose(clinic);
  console.log(
    `${gone > 0 ? "ok  " : "FAIL"} control: ${gone} rows that nobody waited for are lost with the database`,
  );
  well &&= gone > 0;
} finally {
  await clinic.close();
}
console.log(
  `${FAULTS.length} faults with ${PATIENTS} patients each, mail never answered, ${seconds(began)} s`,
);
process.exit(well ? 0 : 1);
