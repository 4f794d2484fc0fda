import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Clinic } from "./clinic";
import type { Sending } from "./patients";

/** Something that happens to a clinic while its patients send. */
export type Fault = {
  name: string;
  /** Does harm and mends it: afterwards the service must come back by itself. */
  happens: (clinic: Clinic, sending: Sending) => Promise<void>;
};

/** So many patients were told that it arrived before something happens. */
const FIRST = 30;
const TIMES = 10;

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
    await sending.reached(FIRST);
    await harm(clinic);
  };

/** Each fault, with what the world does to a clinic. */
export const FAULTS: readonly Fault[] = [
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
    name: `everything is killed at once, ${TIMES} times`,
    happens: async (clinic, sending) => {
      for (let time = 1; time <= TIMES; time += 1) {
        await sending.reached((time * FIRST) / 2);
        await killAll(clinic);
      }
    },
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
];
