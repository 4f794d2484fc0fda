import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import { createHub, type Hub } from "./hub";
import { BOARD_STATE, type BoardState } from "./state";

/** How the board stands right now, for a page and for one that has to ask again and again. */
export async function getBoardState(_staff: Staff<"queue:read">): Promise<BoardState> {
  const [state] = await sql<BoardState>("board_state", BOARD_STATE, []);
  if (!state) throw new Error("the board gave no state");
  return state;
}

const store = globalThis as unknown as { backlineHub?: Hub };

/** The one hub of this process. It lets go of the browsers when the server is asked to stop. */
function hub(): Hub {
  if (!store.backlineHub) {
    store.backlineHub = createHub();
    for (const signal of ["SIGTERM", "SIGINT"] as const)
      process.once(signal, () => void store.backlineHub?.stop());
  }
  return store.backlineHub;
}

/** How the board stands, now and after each change, until the session ends; null: too many listen. */
export function openBoardStream(staff: Staff<"queue:read">): ReadableStream<Uint8Array> | null {
  return hub().open(staff.sessionHash);
}
