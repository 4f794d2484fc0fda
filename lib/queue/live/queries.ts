import type { Staff } from "@/lib/auth/staff";
import { BOARD_STATE, type BoardState } from "./board-state";
import { type Broadcast, createBroadcast } from "./broadcast";

/** How the board stands right now, for a page and for one that has to ask again and again. */
export async function getBoardState(_staff: Staff<"queue:read">): Promise<BoardState> {
  const [state] = await BOARD_STATE.run({});
  if (!state) throw new Error("the board gave no state");
  return state;
}

const store = globalThis as unknown as { backlineBroadcast?: Broadcast };

/** The one broadcast of this process. It lets go of the browsers when the server is asked to stop. */
function broadcast(): Broadcast {
  if (!store.backlineBroadcast) {
    store.backlineBroadcast = createBroadcast();
    for (const signal of ["SIGTERM", "SIGINT"] as const)
      process.once(signal, () => void store.backlineBroadcast?.stop());
  }
  return store.backlineBroadcast;
}

/** How the board stands, now and after each change, until the session ends; null: too many listen. */
export function openBoardStream(staff: Staff<"queue:read">): ReadableStream<Uint8Array> | null {
  return broadcast().open(staff.sessionHash);
}
