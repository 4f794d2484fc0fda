import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Clinic } from "./clinic";
import { ask, untilJobsAreDone } from "./losses";
import { beginInBrowser, canGoOn, type Sending } from "./patients";
import type { SmallDisk } from "./small-disk";

/** Something that happens to a clinic while its patients send. */
export type Fault = {
  name: string;
  /** Does harm and mends it: afterwards the service must come back by itself. */
  happens: (clinic: Clinic, sending: Sending) => Promise<void>;
  /** How often what was on its way is cut off; once when left out. */
  cuts?: number;
  /** So many seconds the patients take to send; as long as the service needs when left out. */
  lasts?: number;
  /** Somebody must read on a page that their answers were not saved, or that nobody knows. */
  warns?: true;
};

const TIMES = 10;
const FULL_SECONDS = 15;

/** Resolves once this part of the patients was told that it arrived. */
const told = (sending: Sending, part: number) => sending.reached(sending.count * part);

async function lockIntakes({ databaseUrl }: Clinic, seconds: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('BEGIN; LOCK TABLE "Intake" IN ACCESS EXCLUSIVE MODE');
  await sleep(seconds * 1000);
  await client.end();
}

async function killAll(clinic: Clinic): Promise<void> {
  await Promise.all([clinic.killDatabase(), clinic.killStarter()]);
  await clinic.startDatabase();
  await clinic.start();
}

const once =
  (harm: (clinic: Clinic) => Promise<void> | void): Fault["happens"] =>
  async (clinic, sending) => {
    await told(sending, 0.1);
    await harm(clinic);
  };

/** Erases what has expired, as the worker does each hour. */
async function eraseExpired(clinic: Clinic): Promise<void> {
  await ask(clinic.databaseUrl, "SELECT graphile_worker.add_job('erase_expired')", []);
  await untilJobsAreDone(clinic, ["erase_expired"]);
}

/** Ten days ahead, and ten days behind: those who begin meanwhile can go on. */
async function jumpClock(clinic: Clinic, sending: Sending): Promise<void> {
  const begun: string[] = [];
  for (const [at, days] of [10, -10, 0].entries()) {
    await told(sending, (at + 1) / 4);
    await clinic.setClock(days);
    begun.push(await beginInBrowser(clinic.address));
    await eraseExpired(clinic);
  }
  for (const token of begun)
    if (!(await canGoOn(clinic.address, token)))
      throw new Error("answers are gone that were begun");
}

/** The disk of the clinic's database is full, and the database is started again whenever it ends. */
export const fullDisk = (disk: SmallDisk): Fault => ({
  name: "the disk of the database is full for 15 seconds",
  warns: true,
  // It may come back and end again each second.
  cuts: FULL_SECONDS,
  happens: once(async (clinic) => {
    clinic.keepDatabase();
    disk.fill();
    await sleep(FULL_SECONDS * 1000);
    disk.free();
  }),
});

/** Each fault, with what the world does to a clinic. */
export const FAULTS: readonly Fault[] = [
  {
    name: "the mail server is silent for 15 seconds",
    happens: once(async ({ mailLine }) => {
      mailLine.set("silent");
      await sleep(15_000);
      mailLine.set("pass");
    }),
  },
  { name: "the clock of the service jumps by days", lasts: 20, happens: jumpClock },
  {
    name: "the database is killed, and is back after two seconds",
    happens: once(async (clinic) => {
      await clinic.killDatabase();
      await sleep(2000);
      await clinic.startDatabase();
    }),
  },
  { name: "the web server is killed", happens: once((clinic) => clinic.kill("web")) },
  { name: "the worker is killed", happens: once((clinic) => clinic.kill("worker")) },
  {
    name: "the starter is killed, and is started again",
    happens: once(async (clinic) => {
      await clinic.killStarter();
      await clinic.start();
    }),
  },
  {
    name: "the database is silent for 15 seconds",
    happens: once(async ({ line }) => {
      line.set("silent");
      await sleep(15_000);
      line.set("pass");
    }),
  },
  {
    name: "open connections to the database fall silent, new ones work",
    happens: once(({ line }) => line.hush()),
  },
  {
    name: "every connection to the database is cut, each two seconds",
    cuts: TIMES,
    happens: once(async ({ line }) => {
      for (let time = 0; time < TIMES; time += 1) {
        line.set("gone");
        line.set("pass");
        await sleep(2000);
      }
    }),
  },
  {
    name: "somebody locks the intakes for 10 seconds",
    happens: once((clinic) => lockIntakes(clinic, 10)),
  },
  {
    name: "the service is stopped in order and started again",
    happens: once(async (clinic) => {
      await clinic.stop();
      await clinic.start();
    }),
  },
  {
    name: `everything is killed at once, ${TIMES} times`,
    cuts: TIMES,
    happens: async (clinic, sending) => {
      for (let time = 1; time <= TIMES; time += 1) {
        await told(sending, (0.5 * time) / TIMES);
        await killAll(clinic);
      }
    },
  },
];
