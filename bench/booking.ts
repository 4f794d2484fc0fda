import { loadavg } from "node:os";
import { listBookableTimes } from "@/lib/appointment/bookable/queries";
import { findVisitType } from "@/lib/appointment/visit-type/queries";
import { prisma } from "@/lib/db/client";
import { env } from "@/lib/env";
import { DAY_MS } from "@/lib/time";
import { freePort } from "@/scripts/local/embedded";
import { startSite } from "@/scripts/local/site";
import { startWeb } from "@/scripts/local/web";
import { addStaffForTest, clinicVisitForTest } from "@/test/rows";
import { fillCalendar } from "./support/booking-fill";
import { book, patientsAt } from "./support/booking-race";
import { type Cpu, cpuOf } from "./support/cpu";
import { quantile, report } from "./support/load";

// Two figures over a calendar of 100,000 appointments. First every open time of 30 clinicians in 60
// days; for comparison, in turn, the same appointments read one by one through Prisma. Beside the time,
// which depends on what else the machine does, stands the CPU of this process and the database. Then a
// race: 500 patients choose among 100 times at once, over two web servers; for comparison 100 patients who
// book 100 times one after the other. The database writes durably, and all share this machine's cores.

const VISITS = 100_000;
const DAYS_AHEAD = 60;
const TURNS = 6;
const EACH = 10;
const GOAL_MS = 50;
const RACE = { patients: 500, times: 100, seconds: 10 };

const load = () => ({ machine_load: loadavg()[0] ?? 0 });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Repeats work in turns of `EACH`. Gives the sorted times, and the CPU milliseconds of one. */
async function inTurn(cpu: () => Cpu, works: readonly (() => Promise<unknown>)[]) {
  const runs = works.map(() => ({ times: [] as number[], cpu: 0 }));
  for (let turn = -1; turn < TURNS; turn += 1)
    for (const [at, work] of works.entries()) {
      const before = cpu();
      const times: number[] = [];
      for (let done = 0; done < EACH; done += 1) times.push(await timed(work));
      const after = cpu();
      const run = runs[at];
      if (!run || turn < 0) continue;
      run.times.push(...times);
      run.cpu += (after.database - before.database + after.rest - before.rest) / (TURNS * EACH);
    }
  for (const { times } of runs) times.sort((a, b) => a - b);
  return runs;
}

async function measureOpenTimes(visitTypeId: string, cpu: () => Cpu): Promise<void> {
  const [staff, visit] = [await addStaffForTest(), await findVisitType(visitTypeId)];
  if (!visit) throw new Error("the kind of visit is gone");
  const [from, to] = [new Date(), new Date(Date.now() + DAYS_AHEAD * DAY_MS)];
  const looked = { visit, level: "ROUTINE", from, to } as const;
  const rows = () =>
    prisma().appointment.findMany({
      where: { startsAt: { lt: to }, endsAt: { gt: from }, status: { in: ["hold", "booked"] } },
      select: { clinicianId: true, roomId: true, startsAt: true, endsAt: true },
    });
  const found = (await listBookableTimes(staff, looked)).length;
  const [whole, read] = await inTurn(cpu, [() => listBookableTimes(staff, looked), rows]);
  if (!whole || !read) return;
  const [p50, p95] = [quantile(whole.times, 0.5), quantile(whole.times, 0.95)];
  const base = quantile(read.times, 0.5);
  report({
    ...{ bench: "booking", figure: "open times", appointments: VISITS, found, ...load() },
    ...{ p50_ms: p50, p95_ms: p95, cpu_ms: whole.cpu },
    baseline: "its appointments one by one through Prisma",
    ...{ baseline_p50_ms: base, baseline_p95_ms: quantile(read.times, 0.95) },
    ...{ baseline_cpu_ms: read.cpu, ratio: p50 / base },
    ...{ goal: `p95 under ${GOAL_MS} ms`, met: p95 < GOAL_MS },
  });
}

async function measureRace(addresses: readonly string[]): Promise<void> {
  const { patients, times, seconds } = RACE;
  const calm = await patientsAt(addresses, [times, times]);
  const one = await timed(async () => {
    for (const patient of calm) {
      const outcome = await book(patient);
      if (outcome !== "booked") throw new Error(`a patient alone: ${outcome}`);
    }
  });
  const all = await patientsAt(addresses, [patients, times]);
  let outcomes: string[] = [];
  const race = await timed(async () => {
    outcomes = await Promise.all(all.map(book));
  });
  const count = (outcome: string) => outcomes.filter((each) => each === outcome).length;
  const [booked, refused] = [count("booked"), count("refused")];
  for (const each of new Set(outcomes)) console.error(`${count(each)} ${each}`);
  report({
    ...{ bench: "booking", figure: "race over two servers", ...RACE, ...load() },
    ...{ booked, refused, errors: patients - booked - refused, took_seconds: race / 1000 },
    baseline: `${times} patients who book ${times} times one after the other`,
    ...{ baseline_seconds: one / 1000, ratio: race / one },
    goal: `${times} booked, the others refused, no error, under ${seconds} s`,
    met: booked === times && refused === patients - times && race < seconds * 1000,
  });
}

const site = await startSite({ durable: true });
const port = await freePort();
const distDir = process.env.BACKLINE_TEST_DIST ?? ".next-test";
const second = await startWeb({ port, distDir, dev: false, env: process.env });
try {
  const [visitTypeId, zone] = [await clinicVisitForTest(), env().CLINIC_TIME_ZONE];
  await fillCalendar({ visits: VISITS, daysAhead: DAYS_AHEAD, visitTypeId, zone });
  await measureOpenTimes(visitTypeId, cpuOf(process.pid, site.port));
  await measureRace([site.address, `http://localhost:${port}`]);
} finally {
  await second.stop();
  await site.stop();
}
