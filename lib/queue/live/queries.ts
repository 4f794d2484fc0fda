import type { Staff } from "@/lib/auth/staff";
import { BOARD_STATE, type BoardState } from "./board-state";
import { type Broadcast, createBroadcast } from "./broadcast";

/** The state of the board now, for a page and for polling. */
export async function getBoardState(_staff: Staff<"queue:read">): Promise<BoardState> {
  const [state] = await BOARD_STATE.run({});
  if (!state) throw new Error("the board gave no state");
  return state;
}

const store = globalThis as unknown as { backlineBroadcast?: Broadcast };

/** The one broadcast of this process. It ends its streams when the server is asked to stop. */
function broadcast(): Broadcast {
  if (!store.backlineBroadcast) {
    store.backlineBroadcast = createBroadcast();
    for (const signal of ["SIGTERM", "SIGINT"] as const)
      process.once(signal, () => void store.backlineBroadcast?.stop());
  }
  return store.backlineBroadcast;
}

/**
 * The state of the board, now and after each change, until the session ends; null: too many boards.
 */
export function openBoardStream(staff: Staff<"queue:read">): ReadableStream<Uint8Array> | null {
  return broadcast().open(staff.sessionHash);
}
