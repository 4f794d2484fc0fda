// `npm run chaos [-- PATIENTS [WORD]]`: patients press Send while their clinic is hurt. Whoever was told that it
// arrived must be found exactly once, with its place in the queue, its event, its alarm and its jobs. With a word
// (silent, killed, disk) only the faults that have it in their name.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { buildIfChanged } from "@/scripts/local/build";
import { BUILD } from "../cluster/service";
import { Clinic } from "./clinic";
import { FAULTS, type Fault, fullDisk } from "./faults";
import { countLosses, loseOnPurpose, untilJobsAreDone } from "./losses";
import { AT_ONCE, patientsForTest, sendAll } from "./patients";
import { SmallDisk } from "./small-disk";

const FEWEST = 20;
const ONLY_DISK = "disk";
/** What the worker delivers at once may be sent again after a cut. */
const TWICE_EACH_CUT = 4;
const JOBS = ["alarm_raised", "intake_received", "deliver_email"];
const root = path.resolve(import.meta.dirname, "../..");

const [number = "300", word = ""] = process.argv.slice(2);
const chosen = FAULTS.filter(({ name }) => name.includes(word));
const PATIENTS = Number(number);
if (!Number.isInteger(PATIENTS) || PATIENTS < FEWEST) {
  console.error(`How many patients? At least ${FEWEST}: npm run chaos -- 300`);
  process.exit(1);
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(0);
const mark = (well: boolean) => (well ? "ok  " : "FAIL");

/** Prints what became of the patients, and gives whether all is well. */
async function run(
  clinic: Clinic,
  { name, happens, cuts = 1, lasts = 0, warns }: Fault,
): Promise<boolean> {
  const patients = await patientsForTest(PATIENTS);
  const [began, since] = [performance.now(), new Date()];
  clinic.mail.mails = [];
  const { sending, all } = sendAll(clinic.address, patients, (lasts * 1000 * AT_ONCE) / PATIENTS);
  await Promise.all([all, happens(clinic, sending)]);
  const took = seconds(began);
  await untilJobsAreDone(clinic, JOBS);
  const { lost, doubled, torn, chain } = await countLosses(clinic, sending.told, since);
  const [mails, twice] = [clinic.mail.mails.length, clinic.mail.doubled()];
  const well =
    sending.told.size === PATIENTS &&
    lost + doubled + torn + chain === 0 &&
    mails > 0 &&
    twice <= cuts * TWICE_EACH_CUT &&
    (!warns || sending.warned > 0);
  console.log(
    `${mark(well)} ${name}: ${sending.told.size} told, ${lost} lost, ${doubled} doubled, ${torn} torn, ` +
      `${chain} faults of the audit log; ${sending.again} pressed again, ${sending.warned} after words that it failed; ` +
      `${mails} messages, ${twice} twice; ${took} s`,
  );
  return well;
}

/** Opens a clinic in this folder, and closes it whatever happens. */
async function inClinic(
  folder: string,
  work: (clinic: Clinic) => Promise<boolean>,
): Promise<boolean> {
  const clinic = await Clinic.open(folder);
  try {
    return await work(clinic);
  } finally {
    await clinic.close();
  }
}

/** Whether rows that nobody waits for are lost. */
async function isKillHardEnough(clinic: Clinic): Promise<boolean> {
  const gone = await loseOnPurpose(clinic);
  console.log(
    `${mark(gone > 0)} control: ${gone} rows that nobody waited for are lost with the database`,
  );
  return gone > 0;
}

/** The chosen faults but the full disk, and the control. */
async function isUsualWell(): Promise<boolean> {
  const folder = mkdtempSync(path.join(root, ".test-chaos-"));
  try {
    return await inClinic(folder, async (clinic) => {
      let well = true;
      for (const fault of chosen) well = (await run(clinic, fault)) && well;
      return (await isKillHardEnough(clinic)) && well;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 9 });
  }
}

/** The full disk; well where nobody may mount one. */
async function isFullDiskWell(): Promise<boolean> {
  const disk = SmallDisk.mount();
  if (!disk) {
    console.log("not run: the full disk, because this user may not mount one");
    return true;
  }
  try {
    return await inClinic(disk.place, (clinic) => run(clinic, fullDisk(disk)));
  } finally {
    disk.unmount();
  }
}

/** In a process of its own: a process reads its settings once. */
function isFullDiskWellElsewhere(): boolean {
  const args = ["--import", "tsx", import.meta.filename, number, ONLY_DISK];
  return spawnSync(process.execPath, args, { stdio: "inherit" }).status === 0;
}

await buildIfChanged(BUILD, console.error);
if (word === ONLY_DISK) process.exit((await isFullDiskWell()) ? 0 : 1);
const began = performance.now();
const usual = await isUsualWell();
const full = word !== "" || isFullDiskWellElsewhere();
console.log(
  `${chosen.length + (word ? 0 : 1)} faults with ${PATIENTS} patients each, ${seconds(began)} s`,
);
process.exit(usual && full ? 0 : 1);
