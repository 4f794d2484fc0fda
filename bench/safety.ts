import { closeDatabase } from "@/lib/db/client";
import { readFigures } from "@/lib/safety/queries";
import setup from "@/test/db-setup";
import { addStaffForTest } from "@/test/rows";
import { A_DAY, fill } from "./support/fill";
import { median, report } from "./support/load";

// The figures of the safety page over 90 days, with little else stored and with a million intakes. What
// was received before those days should make no difference.

const DAYS = 90;
const FEW = DAYS * A_DAY;
const MANY = 1_000_000;
const RUNS = 7;
const DAY_MS = 86_400_000;

const tearDown = await setup();
const url = process.env.DATABASE_URL ?? "";
const staff = await addStaffForTest();

async function measure(): Promise<number> {
  const now = new Date();
  const span = { from: new Date(now.getTime() - DAYS * DAY_MS), until: now };
  const times: number[] = [];
  // The first one warms the cache.
  for (let run = 0; run <= RUNS; run += 1) {
    const began = performance.now();
    await readFigures(staff, span, "America/New_York", now);
    times.push(performance.now() - began);
  }
  return median(times.slice(1));
}

try {
  await fill(url, 0, FEW);
  const few = await measure();
  await fill(url, FEW, MANY);
  const many = await measure();
  report({
    bench: "safety_page",
    stored: MANY,
    in_the_span: FEW,
    p50_ms: many,
    baseline: `the same days with ${FEW} stored`,
    baseline_p50_ms: few,
    ratio: many / few,
    goal: "ratio at most 1.3, under 2 s",
    met: many / few <= 1.3 && many < 2000,
  });
} finally {
  await closeDatabase();
  await tearDown?.();
}
