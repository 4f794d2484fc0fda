import { resolve } from "node:path";
import { Browser } from "./support/browser";
import { type Checkout, startCheckout } from "./support/checkout";
import type { Cpu } from "./support/cpu";
import { median, quantile, report } from "./support/load";
import { makeIntake } from "./support/make-intake";

// A whole intake as a browser makes it: every GET and POST from the start page to the receipt, with
// forms read from the pages, cookies kept and redirects followed, but without style sheets and
// scripts, which browsers cache. The CPU of the web server, of its database and of the jobs is
// counted separately. For comparison it measures a route of the same application that does nothing.
// The database writes durably to disk. Client, server and database share this machine's cores.
// BENCH_BESIDE=<folder> names another checkout, such as the last release, which is measured in
// turn.

/** Each round counts the median of its windows, because other work on the machine may spoil one. */
const ROUNDS = [
  { patients: 1, intakes: 10, windows: 5 },
  { patients: 4, intakes: 24, windows: 5 },
  { patients: 16, intakes: 48, windows: 5 },
  { patients: 128, intakes: 128, windows: 1 },
];
const WARM_UP = { patients: 4, intakes: 40, windows: 1 };
const GOALS = { cpuMs: 45, perSecond: 25 };
/** Routes that do nothing; the first one that the application has is used. */
const EMPTY = ["/api/health", "/livez"];

type Run = { seconds: number; took: number[]; errors: number; cpu: Cpu };

/** Runs a task this many times, with this many at once. */
async function run(
  site: Checkout,
  { at, times }: { at: number; times: number },
  once: (took: number[]) => Promise<unknown>,
): Promise<Run> {
  const took: number[] = [];
  let left = times;
  let errors = 0;
  const failed = (error: Error) => {
    errors += 1;
    console.error(error.message);
  };
  const [before, began] = [site.cpu(), performance.now()];
  const one = async () => {
    while (left-- > 0) await once(took).catch(failed);
  };
  await Promise.all(Array.from({ length: at }, one));
  const [after, seconds] = [site.cpu(), (performance.now() - began) / 1000];
  took.sort((a, b) => a - b);
  const spent = (key: keyof Cpu) => after[key] - before[key];
  return {
    seconds,
    took,
    errors,
    cpu: { web: spent("web"), database: spent("database"), rest: spent("rest") },
  };
}

type Round = (typeof ROUNDS)[number];
type Window = { intakes: Run; empty: Run };

async function emptyRoute({ address }: Checkout): Promise<string> {
  for (const path of EMPTY)
    if ((await fetch(address + path, { redirect: "manual" })).status === 200) return path;
  throw new Error(`None of ${EMPTY.join(", ")} answers.`);
}

async function window(site: Checkout, { patients, intakes }: Round): Promise<Window> {
  const whole = { at: patients, times: intakes };
  const made = await run(site, whole, (took) => makeIntake(site.address, took));
  const path = await emptyRoute(site);
  const empty = await run(site, { at: patients, times: patients * 10 }, async (took) => {
    const browser = new Browser(site.address, took);
    for (let asked = 0; asked < 30; asked += 1) await browser.get(path);
    browser.close();
  });
  return { intakes: made, empty };
}

/** The medians of the windows: per intake, and per request for the empty route. */
function figures(windows: Window[], { intakes }: Round) {
  const middle = (value: (one: Window) => number) => median(windows.map(value));
  const p95 = ({ took }: Run) => quantile(took, 0.95);
  return {
    per_second: middle((one) => intakes / one.intakes.seconds),
    web_cpu_ms: middle((one) => one.intakes.cpu.web / intakes),
    database_cpu_ms: middle((one) => one.intakes.cpu.database / intakes),
    jobs_cpu_ms: middle((one) => one.intakes.cpu.rest / intakes),
    errors: windows.reduce((sum, one) => sum + one.intakes.errors + one.empty.errors, 0),
    requests: middle((one) => one.intakes.took.length / intakes),
    page_p95_ms: middle((one) => p95(one.intakes)),
    baseline: "the route that does nothing, by as many at once",
    baseline_per_second: middle((one) => one.empty.took.length / one.empty.seconds),
    baseline_web_cpu_ms: middle((one) => one.empty.cpu.web / one.empty.took.length),
    baseline_p95_ms: middle((one) => p95(one.empty)),
    page_ratio: middle(
      ({ intakes: { cpu, took }, empty }) =>
        cpu.web / took.length / (empty.cpu.web / empty.took.length),
    ),
  };
}

/** The goal is a number of intakes a second with four patients at once, and no error with many. */
function goalOf({ patients }: Round, measured: ReturnType<typeof figures>) {
  if (patients > 16) return { goal: "no error", met: measured.errors === 0 };
  const cheap = measured.web_cpu_ms <= GOALS.cpuMs && measured.errors === 0;
  if (patients !== 4) return { goal: `web CPU at most ${GOALS.cpuMs} ms`, met: cheap };
  const goal = `web CPU at most ${GOALS.cpuMs} ms, at least ${GOALS.perSecond} a second`;
  return { goal, met: cheap && measured.per_second >= GOALS.perSecond };
}

const folders = { here: resolve(import.meta.dirname, ".."), beside: process.env.BENCH_BESIDE };
const sites: { name: string; site: Checkout }[] = [];
try {
  for (const [name, folder] of Object.entries(folders))
    if (folder) sites.push({ name, site: await startCheckout(folder) });
  // The server is measured after its first thousand requests.
  for (const { site } of sites) await window(site, WARM_UP);
  for (const round of ROUNDS) {
    const windows = sites.map(() => [] as Window[]);
    for (let turn = 0; turn < round.windows; turn += 1)
      for (const [place, { site }] of sites.entries())
        windows[place]?.push(await window(site, round));
    for (const [place, { name }] of sites.entries()) {
      const measured = figures(windows[place] ?? [], round);
      const goal = name === "here" ? goalOf(round, measured) : {};
      report({ bench: "intake", site: name, patients: round.patients, ...measured, ...goal });
    }
  }
} finally {
  for (const { site } of sites) await site.stop();
}
