import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase } from "@/lib/db/client";
import { DEMO_SIGN_INS } from "@/prisma/seed/seed";
import { startSite } from "@/scripts/local/site";
import { newSession } from "@/test/sign-in";
import { openBoard } from "./support/boards";
import { memoryOf, processesOf } from "./support/cpu";
import { fire, report } from "./support/load";

// Whether memory grows. Patients send whole intakes one after another, staff look at the queue and at
// intakes, and boards are open. Every ten seconds the memory of the web server and of the jobs is
// read. The first minutes do not count: caches fill, and the code gets warm. The slope is that of the
// straight line that fits the rest best.
// BENCH_MINUTES=<n> soaks for another time than 20 minutes.

const MINUTES = Number(process.env.BENCH_MINUTES ?? 20);
const WARM_SHARE = 0.25;
const EVERY_MS = 10_000;
const PATIENTS = 2;
const BOARDS = 5;
const PAUSE_MS = 1_000;
const PAGES = [
  "/staff",
  "/staff?level=SOON",
  "/staff/attention",
  "/staff/calendar",
  "/staff/safety",
];
const GOAL_MB_A_MINUTE = 1;

type Sample = { minute: number; web: number; jobs: number };

/** MB a minute. */
function slope(samples: readonly Sample[], of: "web" | "jobs"): number {
  const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  const [x, y] = [mean(samples.map(({ minute }) => minute)), mean(samples.map((each) => each[of]))];
  const over = samples.reduce((sum, each) => sum + (each.minute - x) * (each[of] - y), 0);
  return over / samples.reduce((sum, each) => sum + (each.minute - x) ** 2, 0);
}

const site = await startSite({ durable: true });
const agent = new Agent({ keepAlive: true });
try {
  const { web, rest } = processesOf(process.pid, site.port);
  const jobs = rest.filter((pid) => pid !== process.pid);
  const cookie = await newSession(DEMO_SIGN_INS[1]!.id);
  for (let at = 0; at < BOARDS; at += 1) await openBoard(agent, site.address);
  // The invented patient comes with settings of its own, which must not be those of the site.
  const { makeIntake } = await import("./support/make-intake");
  const until = performance.now() + MINUTES * 60_000;
  const isOver = () => performance.now() > until;
  const counts = { intakes: 0, pages: 0, errors: 0 };
  const patient = async () => {
    while (!isOver()) {
      await makeIntake(site.address, []).then(
        () => (counts.intakes += 1),
        () => (counts.errors += 1),
      );
      await sleep(PAUSE_MS);
    }
  };
  const staff = async () => {
    const own = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let at = 0; !isOver(); at += 1) {
      const path = PAGES[at % PAGES.length] ?? "/staff";
      const status = await fire(own, new URL(site.address), {
        method: "GET",
        path,
        headers: { cookie },
      });
      counts.pages += 1;
      if (status !== 200) counts.errors += 1;
      await sleep(PAUSE_MS);
    }
    own.destroy();
  };
  const samples: Sample[] = [];
  const watch = async () => {
    const began = performance.now();
    while (!isOver()) {
      await sleep(EVERY_MS);
      const minute = (performance.now() - began) / 60_000;
      samples.push({ minute, web: memoryOf(web), jobs: memoryOf(jobs) });
      console.error(JSON.stringify(samples.at(-1)));
    }
  };
  await Promise.all([watch(), staff(), ...Array.from({ length: PATIENTS }, patient)]);
  const counted = samples.filter(({ minute }) => minute > MINUTES * WARM_SHARE);
  const [webSlope, jobsSlope] = [slope(counted, "web"), slope(counted, "jobs")];
  report({
    ...{ bench: "soak", minutes: MINUTES, ...counts },
    ...{ web_mb: counted.at(-1)?.web ?? 0, jobs_mb: counted.at(-1)?.jobs ?? 0 },
    ...{ web_mb_a_minute: webSlope, jobs_mb_a_minute: jobsSlope },
    baseline: `the same processes after ${MINUTES * WARM_SHARE} minutes`,
    ...{ baseline_web_mb: counted[0]?.web ?? 0, baseline_jobs_mb: counted[0]?.jobs ?? 0 },
    goal: `each grows by less than ${GOAL_MB_A_MINUTE} MB a minute, no error`,
    met: Math.max(webSlope, jobsSlope) < GOAL_MB_A_MINUTE && counts.errors === 0,
  });
} finally {
  agent.destroy();
  await site.stop();
  await closeDatabase();
}
