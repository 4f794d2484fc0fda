import type { BoardState } from "@/lib/queue/live/board-state";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/** The server sends something every five seconds; after this long the connection counts as lost. */
export const SILENCE_MS = 12_000;

/**
 * Keeps the event stream open. `hear` gets each message; `lose` is called when the stream breaks or
 * falls silent. It is then opened again after longer and longer waits. Returns a function that
 * closes it.
 */
export function keepOpen(hear: (state: BoardState) => void, lose: () => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout>;
  let wait = FIRST_WAIT_MS;

  const after = (ms: number, work: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
  };
  const open = () => {
    source?.close();
    source = new EventSource("/staff/live/events");
    source.onmessage = ({ data }) => {
      wait = FIRST_WAIT_MS;
      after(SILENCE_MS, drop);
      hear(JSON.parse(data));
    };
    source.onerror = drop;
    after(SILENCE_MS, drop);
  };
  const drop = () => {
    source?.close();
    // Spread the reconnects when the server comes back.
    after(wait * (0.5 + Math.random()), open);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    lose();
  };
  const close = () => {
    clearTimeout(timer);
    source?.close();
    window.removeEventListener("offline", drop);
    window.removeEventListener("online", open);
  };
  window.addEventListener("offline", drop);
  window.addEventListener("online", open);
  open();
  return close;
}
