import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { migrate } from "@/prisma/migrate";
import { DEMO_SIGN_INS } from "@/prisma/seed/seed";
import { killServerForTest } from "@/test/kill-server";
import { LineForTest } from "@/test/line";
import { pidOf, pidsOf } from "@/test/processes";
import { signIn } from "@/test/sign-in";
import { query } from "./database";
import { type Installation, newInstallation, type Start } from "./installation";

// What the processes of an installation do when one of them ends, and when all are told to stop.

let clinic: Installation;

test.describe.configure({ timeout: 300_000 });

test.beforeEach(async () => {
  clinic = await newInstallation();
});

test.afterEach(() => clinic.remove());

const WEB = /next-server|bin\/next start/;
const WORKER = /scripts\/worker\.ts/;

async function readiness() {
  try {
    const answer = await fetch(`${clinic.address}/readyz`);
    const { status, worker } = await answer.json();
    return { code: answer.status, status, beating: worker.lastBeatSeconds !== null };
  } catch {
    return { code: 0 };
  }
}

const READY = { code: 200, status: "ready", beating: true };

/** Kills the process and waits for the next one of its kind. */
async function killAndAwaitNext(starter: number, kind: RegExp): Promise<void> {
  const pid = await pidOf(starter, kind);
  process.kill(pid, "SIGKILL");
  await expect.poll(() => pidsOf(starter, kind)).not.toEqual([pid]);
  await pidOf(starter, kind);
  await expect.poll(readiness).toEqual(READY);
}

const endings = (start: Start, task: string) =>
  start.output().split(`"event":"ended_by_itself","task":"${task}","code":"`).length - 1;

test("a web server, jobs or local database that ends is started again while the rest goes on", async () => {
  const start = clinic.start();
  await start.ready;
  const starter = clinic.serverPid();
  await expect.poll(readiness).toEqual(READY);

  const jobs = await pidOf(starter, WORKER);
  await killAndAwaitNext(starter, WEB);
  expect(await pidsOf(starter, WORKER)).toEqual([jobs]);

  const web = await pidOf(starter, WEB);
  await killAndAwaitNext(starter, WORKER);
  expect(await pidsOf(starter, WEB)).toEqual([web]);

  killServerForTest(clinic.postgres);
  await expect.poll(() => endings(start, "database")).toBe(1);
  await expect.poll(readiness).toEqual(READY);
  expect(await pidsOf(starter, WEB)).toEqual([web]);

  expect(["web", "jobs", "database"].map((task) => endings(start, task))).toEqual([1, 1, 1]);
  start.child.kill("SIGTERM");
  expect((await start.ended).code).toBe(0);
  expect(await clinic.remains()).toEqual([]);
});

test("a late database is waited for, and its clinic's processes are kept running too", async () => {
  const name = `late_${randomUUID().replaceAll("-", "")}`;
  await query(`CREATE DATABASE ${name}`);
  const line = new LineForTest(process.env.DATABASE_URL ?? "");
  const url = new URL(await line.start());
  url.pathname = `/${name}`;
  line.set("gone");
  const own = { DATABASE_URL: url.href, DATA_KEY: process.env.DATA_KEY ?? "" };
  const start = clinic.start({ ...own, APP_URL: clinic.address });
  await expect.poll(start.output).toContain("cannot be reached");
  expect(start.output()).toContain("Waiting for it, at most 120 seconds.");
  line.set("pass");
  await start.ready;
  const starter = await pidOf(start.child.pid ?? 0, /serve\.ts/);
  await expect.poll(readiness).toEqual(READY);
  await killAndAwaitNext(starter, WEB);
  await killAndAwaitNext(starter, WORKER);

  line.set("silent");
  await expect.poll(readiness).toEqual({ code: 503, status: "not_ready", beating: false });
  expect((await fetch(`${clinic.address}/livez`)).status).toBe(200);
  line.set("pass");
  await expect.poll(readiness).toEqual(READY);
  start.child.kill("SIGTERM");
  expect((await start.ended).code).toBe(0);
  await line.stop();
  await query(`DROP DATABASE ${name} WITH (FORCE)`);
});

/** Requests a page again and again over connections that stay open, until none is accepted. */
async function askWithoutEnd() {
  const counts = { whole: 0, broken: 0 };
  for (;;) {
    const answer = await fetch(`${clinic.address}/en`).catch(() => null);
    if (!answer) return counts;
    const page = await answer.text().catch(() => "");
    counts[page.endsWith("</html>") ? "whole" : "broken"] += 1;
  }
}

/** A form whose head has been sent while its body is missing; `send` gives the answer. */
async function formInFlight() {
  const body = "email=nobody@example.com&password=none";
  const form = request(`${clinic.address}/api/auth/callback/credentials`, {
    method: "POST",
    headers: {
      origin: clinic.address,
      expect: "100-continue",
      "content-type": "application/x-www-form-urlencoded",
      "content-length": body.length,
    },
  });
  const answered = once(form, "response") as Promise<[IncomingMessage]>;
  form.flushHeaders();
  await once(form, "continue");
  return async () => {
    form.end(body);
    const [answer] = await answered;
    answer.resume();
    await once(answer, "end");
    return answer.statusCode;
  };
}

/**
 * A request for /readyz whose head is half sent, over an open connection; the returned function
 * sends the rest and gives the answer. A request before it, answered, shows that the server has
 * read the half, so it may not take this connection for an idle one.
 */
async function readinessInFlight() {
  const socket = connect(clinic.port, "localhost").setEncoding("utf8");
  socket.write("GET /livez HTTP/1.1\r\nHost: clinic\r\n\r\nGET /readyz HTTP/1.1\r\n");
  let read = "";
  socket.on("data", (chunk) => {
    read += chunk;
  });
  await expect.poll(() => read).toContain('{"status":"ok"}');
  const ended = once(socket, "close");
  return async () => {
    read = "";
    socket.write("Host: clinic\r\n\r\n");
    await ended;
    return read;
  };
}

test("SIGTERM to npm finishes work in flight and ends everything within ten seconds, boards included", async () => {
  const start = clinic.start({}, ["npm", "start"]);
  await start.ready;
  const starter = clinic.serverPid();
  const everything = [WEB, WORKER, /keep-postgres/];
  const pids = (await Promise.all(everything.map((kind) => pidsOf(starter, kind)))).flat();
  expect(pids).toHaveLength(3);
  const [person] = DEMO_SIGN_INS.filter(({ role }) => role === "clinician");
  const cookie = await signIn(clinic.address, { email: "", password: "", ...person });
  const boards = await Promise.all(
    [1, 2, 3].map(() => fetch(`${clinic.address}/staff/live/events`, { headers: { cookie } })),
  );
  expect(boards.map(({ status }) => status)).toEqual([200, 200, 200]);

  const askers = Array.from({ length: 8 }, askWithoutEnd);
  const send = await formInFlight();
  const askReadiness = await readinessInFlight();
  const toldAt = Date.now();
  start.child.kill("SIGTERM");
  await expect.poll(start.output).toContain("Stopping...");
  for (const board of boards) expect((await board.text()).startsWith("data: ")).toBe(true);
  expect(await askReadiness()).toMatch(/^HTTP\/1.1 503 .*"status":"shutting_down"/s);
  expect(await send()).toBe(303);
  for (const { broken } of await Promise.all(askers)) expect(broken).toBe(0);
  await start.ended;
  expect(Date.now() - toldAt).toBeLessThan(10_000);
  expect(await clinic.remains()).toEqual([]);
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
});

test("kill -9 of everything above them leaves no process behind", async () => {
  const start = clinic.start();
  await start.ready;
  const starter = clinic.serverPid();
  const everything = [WEB, WORKER, /keep-postgres/];
  const pids = (await Promise.all(everything.map((kind) => pidsOf(starter, kind)))).flat();
  start.child.kill("SIGKILL");
  process.kill(starter, "SIGKILL");
  await expect.poll(clinic.remains).toEqual(["backline.pid"]);
  const alive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(() => pids.filter(alive)).toEqual([]);
});

test("start:prod names what is missing, and serves a build over a migrated database", async () => {
  const production = ["npm", "run", "--silent", "start:prod"];
  const unset = await clinic.start({}, production).ended;
  expect(unset.code).toBe(1);
  expect(unset.output).toBe(
    "Settings: DATABASE_URL, DATA_KEY, APP_URL must be set in production.\n",
  );

  const name = `prod_${randomUUID().replaceAll("-", "")}`;
  await query(`CREATE DATABASE ${name}`);
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = `/${name}`;
  const own = {
    DATABASE_URL: url.href,
    DATA_KEY: process.env.DATA_KEY ?? "",
    APP_URL: clinic.address,
  };
  const unbuilt = { ...own, BACKLINE_DATA: `${clinic.postgres}-unbuilt` };
  expect((await clinic.start(unbuilt, production).ended).output).toContain(
    "There is no build: npm run build\n",
  );
  expect((await clinic.start(own, production).ended).output).toMatch(
    /Not yet applied: .*\. Run: npm run db:migrate\n$/,
  );
  await migrate(url.href);
  const start = clinic.start(own, production);
  expect(await start.ready).not.toContain("Building");
  await expect.poll(readiness).toEqual(READY);
  start.child.kill("SIGTERM");
  await start.ended;
  await query(`DROP DATABASE ${name} WITH (FORCE)`);
});
