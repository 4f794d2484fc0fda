import { type Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import type { BoardState } from "@/lib/queue/live/board-state";
import { DEMO_SIGN_INS } from "@/prisma/seed/seed";
import { newSession } from "@/test/sign-in";

/** The longest time that queue-updates.tsx waits before it updates the rows. */
const SPREAD_MS = 150;

/** When a board learned of each intake, by the time at which the intake was received. */
type Known = Map<number, number>;

export type Board = { told: Known; drawn: Known; failures: () => number };

/** An open stream of events; `hear` gets each message. Resolves at the first. */
function listen(agent: Agent, address: string, cookie: string, hear: (state: BoardState) => void) {
  let rest = "";
  return new Promise<void>((open, fail) => {
    const headers = { cookie, accept: "text/event-stream" };
    const call = request(`${address}/staff/live/events`, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) return fail(new Error(`answer ${answer.statusCode}`));
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        const messages = (rest + chunk).split("\n\n");
        rest = messages.pop() ?? "";
        for (const message of messages) hear(JSON.parse(message.replace(/^data: /, "")));
        open();
      });
    });
    call.once("error", fail);
    call.end();
  });
}

/** The rows as text; `seen`: as a board that was opened fetches them by itself. */
async function draw(address: string, cookie: string, query: string): Promise<string> {
  const headers = { cookie, "x-background": "1" };
  const answer = await fetch(`${address}/staff/live/rows?${query}`, { headers });
  if (!answer.ok) throw new Error(`rows ${answer.status}`);
  return gunzipSync(await answer.arrayBuffer()).toString();
}

/** Opens the board, which is audited; gives the mark of that. */
async function open(address: string, cookie: string): Promise<string> {
  const { seen } = JSON.parse(await draw(address, cookie, "")) as { seen: string };
  return seen;
}

/**
 * An open board with a session of its own. Like the one in the browser, it hears of each change and
 * fetches its rows, one fetch at a time.
 */
export async function openBoard(agent: Agent, address: string): Promise<Board> {
  const cookie = await newSession(DEMO_SIGN_INS[1]!.id);
  const seen = await open(address, cookie);
  const [told, drawn]: [Known, Known] = [new Map(), new Map()];
  let state: BoardState | undefined;
  let shown: BoardState | undefined;
  let drawing = false;
  let failures = 0;
  const catchUp = async () => {
    if (drawing) return;
    drawing = true;
    while (state && state.digest !== shown?.digest) {
      await sleep(Math.random() * SPREAD_MS);
      const known: BoardState = state;
      const rows = await draw(address, cookie, `digest=${known.digest}&seen=${seen}`).catch(
        () => null,
      );
      const now = performance.now();
      if (rows) shown = known;
      else failures += 1;
      for (const moment of told.keys())
        if (!drawn.has(moment) && rows?.includes(new Date(moment).toISOString()))
          drawn.set(moment, now);
    }
    drawing = false;
  };
  await listen(agent, address, cookie, (heard) => {
    const now = performance.now();
    state = heard;
    for (const moment of heard.arrived) if (!told.has(moment)) told.set(moment, now);
    void catchUp();
  });
  return { told, drawn, failures: () => failures };
}
