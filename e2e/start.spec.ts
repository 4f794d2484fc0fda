import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { DEMO_SIGN_INS } from "@/prisma/seed/seed";
import { freePort } from "@/scripts/local/embedded";
import { signIn } from "@/test/sign-in";
import { type Installation, newInstallation } from "./installation";

const INVENTED_NUMBER = "(555) 010-0142";

let clinic: Installation;

test.beforeEach(async () => {
  clinic = await newInstallation();
});

test.afterEach(() => clinic.remove());

/** How many people and intakes the local database holds. */
async function held() {
  const [row] = await clinic.query<{ demo: number; staff: number; intakes: number }>(
    `SELECT (SELECT count(*)::int FROM "StaffMember" WHERE "demo") AS "demo",
            (SELECT count(*)::int FROM "StaffMember") AS "staff",
            (SELECT count(*)::int FROM "Intake") AS "intakes"`,
  );
  return row;
}

const lastLine = (output: string) => output.trim().split("\n").at(-1);

test("npm start prints addresses, sign-ins and demo data once, and ends cleanly", async () => {
  const first = clinic.start();
  const said = await first.ready;
  expect(said).toContain(`Patients:  ${clinic.address}\n`);
  expect(said).toContain(`Staff:     ${clinic.address}/staff\n`);
  for (const { email, password } of DEMO_SIGN_INS) {
    expect(said).toContain(email);
    expect(said).toContain(password);
  }
  expect((await fetch(`${clinic.address}/livez`)).status).toBe(200);
  expect(await (await fetch(`${clinic.address}/en`)).text()).toContain(INVENTED_NUMBER);

  const samePort = await clinic.start().ended;
  expect(samePort.code).toBe(1);
  expect(samePort.output).toBe(
    `Port ${clinic.port} is in use. Stop what uses it, or choose another: PORT=${clinic.port + 1} npm start\n`,
  );
  const sameFolder = await clinic.start({ PORT: String(await freePort()) }).ended;
  expect(sameFolder.code).toBe(1);
  expect(lastLine(sameFolder.output)).toBe(
    `Backline already runs from this folder (process ${clinic.serverPid()}). Stop it first, or set BACKLINE_DATA to another folder.`,
  );

  process.kill(clinic.serverPid(), "SIGKILL");
  expect((await first.ended).code).not.toBe(0);
  // Each sees that no other runs. The lock file is left by the killed process.
  await expect.poll(clinic.remains).toEqual(["backline.pid"]);
  const second = clinic.start();
  expect(await second.ready).not.toContain("Creating demo data");
  expect((await fetch(`${clinic.address}/livez`)).status).toBe(200);
  expect(await held()).toEqual({ demo: 7, staff: 7, intakes: 352 });

  // Ctrl-C reaches the whole group; the process that was typed waits for the one that serves.
  process.kill(clinic.serverPid(), "SIGINT");
  expect((await second.ended).code).toBe(0);
  expect(await clinic.remains()).toEqual([]);
});

test("npm start logs a refused request, and only its own machine can reach it", async () => {
  const start = clinic.start();
  await start.ready;
  const crossSite = { "sec-fetch-site": "cross-site" };
  const refused = await fetch(`${clinic.address}/api/auth/signout`, {
    method: "POST",
    headers: crossSite,
  });
  expect(refused.status).toBe(403);
  await expect.poll(start.output).toContain('"event":"auth_request_refused"');
  const elsewhere = `http://127.0.0.2:${clinic.port}/en`;
  await expect(fetch(elsewhere)).rejects.toThrow();
  start.child.kill("SIGTERM");
  expect((await start.ended).code).toBe(0);

  const open = clinic.start({ HOST: "0.0.0.0" });
  await open.ready;
  expect((await fetch(elsewhere)).status).toBe(200);
});

test("a clinic with real patients, by its settings or its data, gets nothing invented", async () => {
  const production = clinic.start({ NODE_ENV: "production" });
  expect(await production.ready).not.toContain("Demo sign-ins");
  expect(await held()).toEqual({ demo: 0, staff: 0, intakes: 0 });
  process.kill(clinic.serverPid(), "SIGINT");
  expect((await production.ended).code).toBe(0);

  const real = clinic.start({ BACKLINE_DEMO: "false" });
  expect(await real.ready).toContain("First staff account: npm run staff:add\n");
  expect(await held()).toEqual({ demo: 0, staff: 0, intakes: 0 });
  const person = ["--email", "you@clinic.example", "--name", "Dr You", "--role", "admin"];
  const added = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/staff-add.ts", ...person],
    {
      env: clinic.env,
      encoding: "utf8",
    },
  );
  expect(added.stdout).toContain("Added Dr You <you@clinic.example> as admin.");
  // The process above the one that serves was killed, so that one stops in order.
  real.child.kill("SIGKILL");
  await expect.poll(clinic.remains).toEqual([]);

  const later = clinic.start();
  expect(await later.ready).not.toContain("Demo sign-ins");
  expect(await held()).toEqual({ demo: 0, staff: 1, intakes: 0 });
  expect(await (await fetch(`${clinic.address}/en`)).text()).not.toContain(INVENTED_NUMBER);
});

test("a database that cannot be reached, and a weak key, end the start with a sentence", async () => {
  const closed = await freePort();
  const unreachable = await clinic.start({
    DATABASE_URL: `postgresql://backline:hidden@127.0.0.1:${closed}/backline`,
    DATABASE_WAIT: "0",
  }).ended;
  expect(unreachable.code).toBe(1);
  expect(lastLine(unreachable.output)).toBe(
    `The database at 127.0.0.1:${closed} cannot be reached (ECONNREFUSED).`,
  );
  expect(unreachable.output).toContain(
    `APP_URL is not set: links and cookies are for ${clinic.address}.`,
  );
  expect(unreachable.output).not.toContain("hidden");
  expect(unreachable.output).not.toMatch(/demo/i);

  const weak = Buffer.alloc(32, "weak").toString("base64");
  const refused = await clinic.start({ DATA_KEY: weak }).ended;
  expect(refused.code).toBe(1);
  expect(lastLine(refused.output)).toBe("Settings: DATA_KEY is not random.");
  expect(refused.output).not.toContain(weak);
  expect(await clinic.remains()).toEqual([]);
});

test("another key, and a lost one, end the start with a sentence and change nothing", async () => {
  await clinic.start().ready;
  process.kill(clinic.serverPid(), "SIGINT");
  await expect.poll(clinic.remains).toEqual([]);
  const file = path.join(clinic.env.BACKLINE_DATA ?? "", "data.key");
  const right = readFileSync(file, "utf8");

  const other = randomBytes(32).toString("base64");
  const wrong = await clinic.start({ DATA_KEY: other }).ended;
  expect(wrong.code).toBe(1);
  expect(lastLine(wrong.output)).toMatch(/^DATA_KEY is not the key of this database/);
  expect(wrong.output).not.toContain(other);

  rmSync(file);
  const lost = await clinic.start().ended;
  expect(lost.code).toBe(1);
  expect(lastLine(lost.output)).toMatch(/^DATA_KEY is missing: this database holds data/);
  expect(existsSync(file)).toBe(false);

  writeFileSync(file, right);
  await clinic.start().ready;
  expect(await held()).toMatchObject({ demo: 7 });
});

test("once the demo is off, the published passwords open nothing, and neither does a demo session", async () => {
  await clinic.start().ready;
  const [someone] = DEMO_SIGN_INS;
  if (!someone) throw new Error("nobody");
  const opens = async (cookie: string) => {
    const page = await fetch(`${clinic.address}/staff`, {
      headers: { cookie },
      redirect: "manual",
    });
    return page.status === 200;
  };
  const before = await signIn(clinic.address, someone);
  expect(await opens(before)).toBe(true);
  process.kill(clinic.serverPid(), "SIGINT");
  await expect.poll(clinic.remains).toEqual([]);

  await clinic.start({ BACKLINE_DEMO: "false" }).ready;
  expect(await opens(before)).toBe(false);
  for (const person of DEMO_SIGN_INS)
    expect(await opens(await signIn(clinic.address, person)), person.email).toBe(false);
});
