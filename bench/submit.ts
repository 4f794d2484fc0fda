import { startSite } from "@/lib/run/site";
import { load, report, type Shot } from "./load";
import { finishedDraft, sendShot } from "./patient";

// Sending an intake, next to a route of the same application that does nothing. The database keeps
// its promises on disk as in real use. Client, server and database share this machine's cores.

const ROUNDS = [
  { connections: 1, shots: 400 },
  { connections: 8, shots: 1600 },
  { connections: 32, shots: 2400 },
];
const CROWD = { connections: 256, shots: 2048 };

async function submitShots(count: number): Promise<Shot[]> {
  const drafts: { token: string }[] = [];
  for (let i = 0; i < count; i += 8) {
    drafts.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(8, count - i) }, (_, k) => finishedDraft(i + k)),
      )),
    );
  }
  return drafts.map(({ token }) => sendShot(token));
}

const emptyShots = (count: number): Shot[] =>
  Array.from({ length: count }, () => ({ method: "GET", path: "/api/health" }));

const site = await startSite({ durable: true });
try {
  await load(site.address, 8, [...emptyShots(2000)], [200]);
  await load(site.address, 8, await submitShots(1600), [303]);
  for (const { connections, shots } of ROUNDS) {
    const drafts = await submitShots(shots);
    const before = await load(site.address, connections, emptyShots(shots * 2), [200]);
    const submit = await load(site.address, connections, drafts, [303]);
    const after = await load(site.address, connections, emptyShots(shots * 2), [200]);
    const baseline = (before.perSecond + after.perSecond) / 2;
    report({
      bench: "submit",
      connections,
      per_second: submit.perSecond,
      p95_ms: submit.p95,
      errors: submit.errors + before.errors + after.errors,
      baseline: "GET /api/health, which does nothing",
      baseline_per_second: baseline,
      baseline_p95_ms: (before.p95 + after.p95) / 2,
      ratio: submit.perSecond / baseline,
      goal: "ratio at least 0.35",
    });
  }
  const crowd = await load(site.address, CROWD.connections, await submitShots(CROWD.shots), [303]);
  report({
    bench: "submit_crowd",
    connections: CROWD.connections,
    per_second: crowd.perSecond,
    p95_ms: crowd.p95,
    errors: crowd.errors,
    goal: "no error",
  });
} finally {
  await site.stop();
}
