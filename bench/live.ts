import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { closeDatabase, sql } from "@/lib/db/client";
import { startSite } from "@/scripts/local/site";
import { type Board, openBoard } from "./support/boards";
import { fire, quantile, report } from "./support/load";
import { finishedDraft, sendShot } from "./support/patient";

// Patients send intakes one after another while many boards are open on one process and update at
// each one. Measures, from the moment the patient sends, how long until each board knows of the
// intake (told) and shows it in its table (drawn), and how long the patient waits. For comparison:
// the same patients without any board, and a bare LISTEN connection. The boards, the server and the
// database share this machine's cores.

const BOARDS = 200;
const INTAKES = 40;
const PAUSE_MS = 1_500;

type Sent = { moment: number; at: number; tookMs: number; status: number };

/**
 * Sends an intake as a patient's browser does. Gives the time it was sent, and the time it was
 * received.
 */
async function send(address: string, agent: Agent, draft: { id: string; token: string }) {
  const at = performance.now();
  const status = await fire(agent, new URL(address), sendShot(draft.token));
  const tookMs = performance.now() - at;
  const [row] = await sql<{ moment: number }>(
    "bench_received",
    `SELECT floor(extract(epoch FROM "receivedAt") * 1000)::float8 AS "moment" FROM "Intake" WHERE "id" = $draft`,
    { draft: draft.id },
  );
  return { moment: row?.moment ?? -1, at, tookMs, status };
}

/** At a steady pace, whether or not the previous one was answered. */
async function sendAll(address: string): Promise<Sent[]> {
  const drafts = [];
  for (let i = 0; i < INTAKES; i += 1) drafts.push(await finishedDraft(i));
  const agent = new Agent({ keepAlive: true });
  const sent: Promise<Sent>[] = [];
  for (const draft of drafts) {
    sent.push(send(address, agent, draft));
    await sleep(PAUSE_MS);
  }
  const all = await Promise.all(sent);
  agent.destroy();
  return all;
}

const sorted = (times: number[]) => [...times].sort((a, b) => a - b);

/** The time from sending until known, for each intake on each board that learned of it. */
function delays(sent: Sent[], boards: Board[], known: "told" | "drawn"): number[] {
  const times = boards.flatMap((board) =>
    sent.flatMap(({ moment, at }) => {
      const then = board[known].get(moment);
      return then === undefined ? [] : [then - at];
    }),
  );
  return sorted(times);
}

async function until(done: () => boolean): Promise<void> {
  for (let waited = 0; waited < 30_000 && !done(); waited += 100) await sleep(100);
}

const site = await startSite({ durable: true });
const agent = new Agent({ keepAlive: true });
const bare = new pg.Client({ connectionString: site.databaseUrl });
try {
  for (let i = 0; i < INTAKES; i += 1)
    await fire(agent, new URL(site.address), sendShot((await finishedDraft(i)).token));
  const notices: number[] = [];
  await bare.connect();
  bare.on("notification", () => notices.push(performance.now()));
  await bare.query("LISTEN board_changed");
  const alone = await sendAll(site.address);
  const bareTimes = sorted(
    alone.map(({ at }) => (notices.find((moment) => moment > at) ?? Number.NaN) - at),
  );
  const boards = await Promise.all(
    Array.from({ length: BOARDS }, () => openBoard(agent, site.address)),
  );
  // The first update opens the connections and warms the code, so it is not counted.
  await send(site.address, agent, await finishedDraft(0));
  await sleep(3_000);
  const sent = await sendAll(site.address);
  const all = BOARDS * INTAKES;
  await until(() => delays(sent, boards, "drawn").length === all);
  const [told, drawn] = [delays(sent, boards, "told"), delays(sent, boards, "drawn")];
  const [waited, before] = [sent, alone].map((each) => sorted(each.map(({ tookMs }) => tookMs)));
  const missed = all - told.length + (all - drawn.length);
  const refused = sent.filter(({ status }) => status !== 303).length;
  const slowest = Math.max(quantile(told, 0.99), quantile(drawn, 0.99));
  report({
    bench: "live",
    boards: BOARDS,
    intakes: INTAKES,
    told_p50_ms: quantile(told, 0.5),
    told_p99_ms: quantile(told, 0.99),
    drawn_p50_ms: quantile(drawn, 0.5),
    drawn_p99_ms: quantile(drawn, 0.99),
    missed,
    failed_drawings: boards.reduce((sum, { failures }) => sum + failures(), 0),
    patient_p50_ms: quantile(waited ?? [], 0.5),
    patient_p99_ms: quantile(waited ?? [], 0.99),
    patient_errors: refused,
    baseline: "one bare LISTEN connection; the same patients without a board",
    baseline_told_p99_ms: quantile(bareTimes, 0.99),
    baseline_patient_p50_ms: quantile(before ?? [], 0.5),
    baseline_patient_p99_ms: quantile(before ?? [], 0.99),
    goal: "told and drawn p99 under 1000 ms, none missed, no patient error",
    met: slowest < 1000 && missed === 0 && refused === 0,
  });
} finally {
  agent.destroy();
  await bare.end();
  await site.stop();
  await closeDatabase();
}
