import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { type Load, load, median, report, type Shot } from "./support/load";
import { beSite } from "./support/queue-site";

// The queue page and the page of an intake, with few and with many intakes stored. Only open ones are
// in the queue, so the closed ones should make no difference. Both sites run side by side and are asked
// in turn, so that other work on the machine affects both.

const FEW = 1_000;
const MANY = 1_000_000;
const SHOTS = 40;
const WINDOWS = 9;
const GOAL = 1.2;

type Site = {
  process: ChildProcess;
  address: string;
  cookie: string;
  intake: string;
  fillSeconds: number;
};

async function start(stored: number): Promise<Site> {
  const child = fork(import.meta.filename, [String(stored)], { execArgv: ["--import", "tsx"] });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`The site with ${stored} intakes ended with code ${code}.`);
  });
  const [ready] = await Promise.race([once(child, "message"), ended]);
  ended.catch(() => undefined);
  return { process: child, ...ready };
}

async function stop({ process: child }: Site): Promise<void> {
  child.send("stop");
  await once(child, "exit");
}

const PAGES: Record<string, (site: Site) => string> = {
  queue_page: () => "/staff",
  intake_page: ({ intake }) => `/staff/intakes/${intake}`,
};

function measure(site: Site, path: string): Promise<Load> {
  const shot: Shot = { method: "GET", path, headers: { cookie: site.cookie } };
  return load(site.address, 1, Array(SHOTS).fill(shot), [200]);
}

async function compare(few: Site, many: Site, page: string): Promise<void> {
  const of = (site: Site) => measure(site, PAGES[page]?.(site) ?? "");
  for (const site of [few, many, few, many]) await of(site);
  const windows: { few: Load; many: Load }[] = [];
  while (windows.length < WINDOWS) windows.push({ few: await of(few), many: await of(many) });
  const middle = (value: (one: (typeof windows)[number]) => number) => median(windows.map(value));
  const ratio = middle((one) => one.many.p50 / one.few.p50);
  report({
    ...{ bench: page, stored: MANY, fill_seconds: many.fillSeconds },
    p50_ms: middle((one) => one.many.p50),
    p95_ms: middle((one) => one.many.p95),
    errors: windows.reduce((sum, one) => sum + one.few.errors + one.many.errors, 0),
    baseline: `the same page with ${FEW} stored, asked in turn`,
    baseline_p50_ms: middle((one) => one.few.p50),
    baseline_p95_ms: middle((one) => one.few.p95),
    ratio,
    goal: `ratio at most ${GOAL}`,
    met: ratio <= GOAL,
  });
}

async function compareAll(): Promise<void> {
  const few = await start(FEW);
  const many = await start(MANY);
  try {
    for (const page of Object.keys(PAGES)) await compare(few, many, page);
  } finally {
    await stop(few);
    await stop(many);
  }
}

// Each of the two sites is this file, forked.
await (process.send ? beSite(Number(process.argv[2])) : compareAll());
