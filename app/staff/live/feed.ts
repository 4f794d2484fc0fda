import { useSyncExternalStore } from "react";
import type { BoardState } from "@/lib/queue/live/board-state";
import { keepOpen, SILENCE_MS } from "./stream";

export type Feed = {
  /** The latest state; null until the first one arrives. */
  board: BoardState | null;
  /** The stream is broken, so the page polls every ten seconds. */
  paused: boolean;
  signedOut: boolean;
};

const NOTHING: Feed = { board: null, paused: false, signedOut: false };
const POLL_MS = 10_000;
const TICK_MS = 2_000;
const NAME = "backline.board";

let feed = NOTHING;
const listeners = new Set<() => void>();

function publish(change: Partial<Feed>): void {
  feed = { ...feed, ...change };
  for (const listener of listeners) listener();
}

async function poll(): Promise<void> {
  const answer = await fetch("/staff/live/state", {
    headers: { "x-background": "1" },
    cache: "no-store",
  });
  if (answer.status === 401) publish({ signedOut: true });
  else if (answer.ok) publish({ board: await answer.json(), signedOut: false });
}

/**
 * Runs `work` in one tab of this browser only, until the function that `work` returns is called.
 */
function whileFirst(work: () => () => void): () => void {
  // Without the Locks API (a page without TLS) every tab works on its own.
  if (!navigator.locks) return work();
  let release: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  const left = new AbortController();
  navigator.locks
    .request(NAME, { signal: left.signal }, async () => {
      const end = work();
      await held;
      end();
    })
    .catch(() => undefined);
  return () => {
    left.abort();
    release();
  };
}

/**
 * A browser opens at most six connections to one server, so only one tab listens and tells the
 * others. A tab that hears nothing for twelve seconds says so and polls.
 */
function start(): () => void {
  const tabs = new BroadcastChannel(NAME);
  let heardAt = Date.now();
  let polledAt = 0;

  const hear = (board: BoardState) => {
    heardAt = Date.now();
    publish({ board, paused: false, signedOut: false });
  };
  const lose = () => {
    publish({ paused: true });
    if (Date.now() - polledAt < POLL_MS) return;
    polledAt = Date.now();
    poll().catch(() => undefined);
  };
  const tick = () => {
    if (feed.paused || Date.now() - heardAt > SILENCE_MS) lose();
  };
  tabs.onmessage = ({ data }: MessageEvent<BoardState | null>) => (data ? hear(data) : lose());
  const share = (state: BoardState | null) => {
    if (state) hear(state);
    else lose();
    tabs.postMessage(state);
  };
  const leave = whileFirst(() => keepOpen(share, () => share(null)));
  const timer = setInterval(tick, TICK_MS);
  document.addEventListener("visibilitychange", tick);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", tick);
    leave();
    tabs.close();
    feed = NOTHING;
  };
}

let stop: (() => void) | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= start();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
  };
}

/** The state of the queue as this browser knows it, shared by all parts of a page. */
export function useFeed(): Feed {
  return useSyncExternalStore(
    subscribe,
    () => feed,
    () => NOTHING,
  );
}
