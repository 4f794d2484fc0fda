import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase } from "@/lib/db/client";
import { migrateWithKey } from "@/prisma/key-check";
import { buildIfChanged } from "@/scripts/local/build";
import { countLosses, loseOnPurpose, untilJobsAreDone } from "../chaos/losses";
import { patientsForTest, type Sending, sendAll } from "../chaos/patients";
import { MailServerForTest } from "../mail-server";
import { addStaffForTest } from "../rows";
import { DatabaseCluster } from "./database-cluster";
import { requirePrograms, workFolder } from "./program";
import { BUILD, Process } from "./service";

const PAUSE_MS = 150;
const LONGEST_SECONDS = 30;
/** So long the machine that was killed is away. */
const AWAY_MS = 5_000;

/**
 * Kills the node that writes, and gives after how many seconds the next patient was told that it arrived. The
 * machine comes back, and joins again.
 */
async function killLeader(cluster: DatabaseCluster, sending: Sending): Promise<number> {
  if (sending.told.size === sending.count)
    throw new Error("nobody is left to send: too few patients");
  const node = await cluster.leader();
  const began = performance.now();
  await node.kill();
  await sleep(500);
  await sending.reached(sending.told.size + 1);
  const seconds = (performance.now() - began) / 1000;
  await sleep(AWAY_MS);
  node.start();
  await cluster.untilWhole();
  return seconds;
}

/**
 * The control: the same kill must lose rows for which no second node was waited. None would mean that the other
 * nodes have everything anyway, and the patients above show nothing.
 */
async function losesOnPurpose(cluster: DatabaseCluster): Promise<boolean> {
  const node = await cluster.leader();
  const lost = await loseOnPurpose({
    databaseUrl: cluster.url,
    killDatabase: () => node.kill(),
    startDatabase: () => cluster.untilAnswered(),
  });
  console.log(
    `${lost > 0 ? "ok  " : "FAIL"} control: rows that waited for no second node, ${lost} lost by the same kill`,
  );
  return lost > 0;
}

/**
 * Three nodes of Postgres: the one that writes is killed twice while patients send. Prints what became of
 * them, and gives whether nothing was lost or doubled and the service was back in time.
 */
export async function runFailover(count: number): Promise<boolean> {
  requirePrograms("postgres", "patroni", "etcd", "haproxy");
  const folder = workFolder();
  const cleanups: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const later = (step: () => unknown) => cleanups.push(step);
  try {
    const cluster = await DatabaseCluster.start(folder);
    later(() => cluster.stop());
    later(closeDatabase);
    const mail = new MailServerForTest();
    const key = randomBytes(32).toString("base64");
    Object.assign(process.env, { DATABASE_URL: cluster.url, DATA_KEY: key });
    await buildIfChanged(BUILD, console.error);
    const { major } = await migrateWithKey(cluster.url, key);
    for (const role of ["clinician", "front_desk"] as const) await addStaffForTest(role);
    const settings = {
      ...{ DATABASE_URL: cluster.url, DATA_KEY: key, POSTGRES_MAJOR: String(major) },
      ...{ SMTP_URL: await mail.start(), MAIL_FROM: "clinic@clinic.example" },
    };
    later(() => mail.stop());
    const web = await Process.web(settings);
    later(() => web.stop());
    const worker = await Process.worker(settings);
    later(() => worker.stop());
    const well = await hurt(cluster, { count, mail, address: `http://localhost:${web.port}` });
    return (await losesOnPurpose(cluster)) && well;
  } finally {
    for (const step of cleanups.reverse()) await step();
  }
}

async function hurt(
  cluster: DatabaseCluster,
  { count, mail, address }: { count: number; mail: MailServerForTest; address: string },
): Promise<boolean> {
  const patients = await patientsForTest(count);
  const [began, since] = [performance.now(), new Date()];
  const { sending, all } = sendAll(address, patients, PAUSE_MS);
  const harm = async () => {
    await sending.reached(count / 5);
    const first = await killLeader(cluster, sending);
    await sending.reached(count / 2);
    return [first, await killLeader(cluster, sending)];
  };
  const [back] = await Promise.all([harm(), all]);
  await untilJobsAreDone({ databaseUrl: cluster.url });
  const { lost, doubled, torn, chain } = await countLosses(
    { databaseUrl: cluster.url },
    sending.told,
    since,
  );
  const well =
    sending.told.size === count &&
    lost + doubled + torn + chain === 0 &&
    Math.max(...back) < LONGEST_SECONDS;
  console.log(
    `${well ? "ok  " : "FAIL"} the node that writes is killed twice: ${sending.told.size} told, ${lost} lost, ` +
      `${doubled} doubled, ${torn} torn, ${chain} faults of the audit log; ${sending.again} pressed again; ` +
      `back after ${back.map((each) => each.toFixed(1)).join(" and ")} s; ${mail.mails.length} messages, ` +
      `${mail.doubled()} twice; ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  return well;
}
