import { isPermitted } from "@/lib/auth/permissions";
import { LIVE_SESSIONS } from "@/lib/auth/session";
import { listen } from "@/lib/db/listen";
import { env } from "@/lib/env";
import { logFailed } from "@/lib/log";
import { BOARD_STATE, type BoardState } from "./board-state";

// A burst of changes makes few messages: the first change is sent at once, the rest together.
const GAP_MS = 200;
/** More boards than this are refused; they ask by polling. */
const MOST_BOARDS = 2000;
/** A browser that has not read this many messages is gone or will ask again. */
const MOST_UNREAD = 4;

type Board = { sessionHash: string; tell: (message: Uint8Array) => void; end: () => void };

export type Broadcast = {
  /**
   * The state of the board now and after each change, as Server-Sent Events; null: too many boards.
   */
  open: (sessionHash: string) => ReadableStream<Uint8Array> | null;
  count: () => number;
  stop: () => Promise<void>;
};

const encoder = new TextEncoder();
const messageOf = (state: BoardState) => encoder.encode(`data: ${JSON.stringify(state)}\n\n`);

function boardOf(
  sessionHash: string,
  controller: ReadableStreamDefaultController<Uint8Array>,
  leave: (board: Board) => void,
): Board {
  const board: Board = {
    sessionHash,
    tell: (message) => {
      if ((controller.desiredSize ?? 0) <= 0) return board.end();
      controller.enqueue(message);
    },
    end: () => {
      leave(board);
      controller.close();
    },
  };
  return board;
}

/**
 * All open boards of this process over one connection to the database: a change is read once and
 * sent to each board. Every few seconds, and with each change, streams whose session is over end.
 * When the connection breaks, all streams end, because a board without news must not look current.
 */
export function createBroadcast(): Broadcast {
  const boards = new Set<Board>();
  let latest: Uint8Array | undefined;
  let next: NodeJS.Timeout | undefined;
  let readAt = 0;
  let reading = false;
  let changed = false;
  let stopped = false;

  const endAll = () => {
    latest = undefined;
    for (const board of boards) board.end();
  };
  const endSignedOut = async () => {
    const asked = [...boards];
    const hashes = new Set(asked.map((board) => board.sessionHash));
    const live = await listener.query(LIVE_SESSIONS, { hashes: [...hashes], demo: env().DEMO });
    for (const { sessionHash, role } of live)
      if (isPermitted(role, "queue:read")) hashes.delete(sessionHash);
    for (const board of asked) if (boards.has(board) && hashes.has(board.sessionHash)) board.end();
  };
  const read = async () => {
    next = undefined;
    readAt = Date.now();
    reading = true;
    try {
      // First ends streams of ended sessions, then sends the state.
      await endSignedOut();
      const [state] = await listener.query(BOARD_STATE, {});
      if (!state) throw new Error("the board gave no state");
      latest = messageOf(state);
      for (const board of boards) board.tell(latest);
    } catch (error) {
      logFailed("board_not_read", error);
      endAll();
    }
    reading = false;
    if (changed && !stopped) heard();
  };
  // Runs one query at a time on a slow database. Changes in the meantime are read afterward.
  const heard = () => {
    changed = reading;
    if (!reading) next ??= setTimeout(read, Math.max(0, readAt + GAP_MS - Date.now()));
  };
  const listener = listen("board_changed", heard, endAll);

  const open = (sessionHash: string) => {
    if (stopped || boards.size >= MOST_BOARDS) return null;
    let board: Board;
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          board = boardOf(sessionHash, controller, (gone) => boards.delete(gone));
          boards.add(board);
          if (latest) board.tell(latest);
        },
        cancel: () => void boards.delete(board),
      },
      { highWaterMark: MOST_UNREAD },
    );
  };
  const stop = async () => {
    stopped = true;
    clearTimeout(next);
    endAll();
    await listener.stop();
  };
  return { open, count: () => boards.size, stop };
}
