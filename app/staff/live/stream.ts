import type { BoardState } from "@/lib/queue/live/board-state";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/** The server speaks every five seconds; after this long it is taken for gone. */
export const SILENCE_MS = 12_000;

/**
 * Keeps the stream of events open: `hear` gets each message, `lose` is called when it breaks or
 * falls silent; then it is opened again, at longer and longer intervals. Gives what ends it.
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
    // Not all boards at the same moment when the server comes back.
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
