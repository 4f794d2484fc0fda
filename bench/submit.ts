import { startSite } from "@/scripts/local/site";
import { type Load, load, median, report, type Shot } from "./load";
import { finishedDraft, lastAnswerShot, sendShot } from "./patient";

// Sending an intake, next to a route of the same application that does nothing. The database keeps
// its promises on disk as in real use. Client, server and database share this machine's cores.

const GOAL = 0.35;
/** How many intakes a window sends. As many empty requests come before them and after them. */
const ROUNDS = [
  { connections: 1, shots: 240 },
  { connections: 8, shots: 640 },
  { connections: 32, shots: 960 },
];
const CROWD = { connections: 256, shots: 2048 };
/** The median of so many windows: something else that the machine does now and then spoils one of them. */
const WINDOWS = 5;

/** So many shots, each of another patient. */
async function shotsOf(make: (index: number) => Promise<Shot>, count: number): Promise<Shot[]> {
  const shots: Shot[] = [];
  while (shots.length < count) {
    const some = Array.from({ length: 8 }, (_, place) => make(shots.length + place));
    shots.push(...(await Promise.all(some)));
  }
  return shots.slice(0, count);
}

const sending = async (index: number) => sendShot((await finishedDraft(index)).token);

const emptyShots = (count: number): Shot[] =>
  Array.from({ length: count }, () => ({ method: "GET", path: "/api/health" }));

type Window = { submit: Load; baseline: Load; errors: number };

/** Forms sent over so many connections, between two rounds of the empty route. */
async function window(
  address: string,
  connections: number,
  shots: number,
  make: (index: number) => Promise<Shot> = sending,
): Promise<Window> {
  const forms = await shotsOf(make, shots);
  const before = await load(address, connections, emptyShots(shots), [200]);
  const submit = await load(address, connections, forms, [303]);
  const after = await load(address, connections, emptyShots(shots), [200]);
  const mean = (key: keyof Load) => (before[key] + after[key]) / 2;
  const baseline = { ...before, perSecond: mean("perSecond"), p95: mean("p95") };
  return { submit, baseline, errors: before.errors + submit.errors + after.errors };
}

/** The medians of the windows. */
function figures(connections: number, windows: Window[]) {
  const middle = (value: (one: Window) => number) => median(windows.map(value));
  const ratio = middle(({ submit, baseline }) => submit.perSecond / baseline.perSecond);
  return {
    connections,
    per_second: middle(({ submit }) => submit.perSecond),
    p95_ms: middle(({ submit }) => submit.p95),
    errors: windows.reduce((sum, { errors }) => sum + errors, 0),
    baseline: "GET /api/health, which does nothing",
    baseline_per_second: middle(({ baseline }) => baseline.perSecond),
    baseline_p95_ms: middle(({ baseline }) => baseline.p95),
    ratio,
    p95_ratio: middle(({ submit, baseline }) => submit.p95 / baseline.p95),
  };
}

const site = await startSite({ durable: true });
try {
  // A server is measured as it is after its first few thousand requests.
  await load(site.address, 8, emptyShots(4000), [200]);
  await load(site.address, 8, await shotsOf(sending, 3200), [303]);
  for (const { connections, shots } of ROUNDS) {
    const windows: Window[] = [];
    while (windows.length < WINDOWS) windows.push(await window(site.address, connections, shots));
    const measured = figures(connections, windows);
    const met = measured.ratio >= GOAL;
    report({ bench: "submit", ...measured, goal: `ratio at least ${GOAL}`, met });
  }
  // The last answer prepares what sending files: here stands what that costs.
  await load(site.address, 8, await shotsOf(lastAnswerShot, 800), [303]);
  const answered: Window[] = [];
  while (answered.length < WINDOWS)
    answered.push(await window(site.address, 1, 240, lastAnswerShot));
  report({ bench: "last_answer", ...figures(1, answered) });
  const { connections, shots } = CROWD;
  const { submit, baseline, errors } = await window(site.address, connections, shots);
  report({
    bench: "submit_crowd",
    connections,
    per_second: submit.perSecond,
    p95_ms: submit.p95,
    errors,
    baseline: "GET /api/health over as many connections",
    baseline_per_second: baseline.perSecond,
    baseline_p95_ms: baseline.p95,
    ratio: submit.perSecond / baseline.perSecond,
    goal: "no error",
    met: errors === 0,
  });
} finally {
  await site.stop();
}
