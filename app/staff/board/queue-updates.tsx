"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { clockText } from "../live/clock-text";
import { useFeed } from "../live/feed";
import { SoundLight } from "../live/sound-light";
import { SoundSwitch } from "../live/sound-switch";
import type { QueueView, RowView } from "./queue-view";
import { showsAlarms } from "./shown-alarms";

const REDRAW_MS = 60_000;
/** A request that takes longer is dropped; the next update asks again. */
const LONGEST_WAIT_MS = 10_000;
/** Spreads the requests of screens that hear of a change at the same moment. */
const SPREAD_MS = 150;

type Props = {
  /** The digest and the time of the rows on the screen. */
  digest: string;
  asOf: number;
  zone: string;
  /** The address of the page. */
  href: string;
  /** The rows on the screen. */
  rows: readonly RowView[];
  show: (fresh: QueueView) => void;
  /** Shows only what rings of it, and leaves the other rows as they are. */
  showAlarms: (fresh: QueueView) => void;
};

/** Whether the pointer or the focus is in the table. Rows must not move then. */
function isBusy(): boolean {
  const table = document.getElementById("queue");
  return Boolean(table?.matches(":hover") || table?.contains(document.activeElement));
}

/** The current rows; null when the server does not answer. */
async function fetchRows(href: string, digest: string, byUser: boolean): Promise<QueueView | null> {
  const url = new URL(href, window.location.href);
  url.pathname = "/staff/live/rows";
  url.searchParams.set("digest", digest);
  // Marks the request as background, so that an idle screen still signs out.
  const headers: HeadersInit = byUser ? {} : { "x-background": "1" };
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
  try {
    const answer = await fetch(url, { headers, cache: "no-store", signal });
    if (!answer.ok || !answer.body) return null;
    const unpacked = answer.body.pipeThrough(new DecompressionStream("gzip"));
    return await new Response(unpacked).json();
  } catch {
    return null;
  }
}

/**
 * Keeps the queue up to date. It updates the rows when the server reports a change. While the
 * pointer or the focus is in the table, rows stay and a button offers the update; only what rings is
 * shown at once. Without JavaScript the link refreshes the page.
 */
export function QueueUpdates(props: Props) {
  const { digest, asOf, zone, href, rows, show, showAlarms } = props;
  const { board, signedOut } = useFeed();
  const complete = board !== null && showsAlarms(rows, board);
  const drawing = useRef(false);
  /** The change for which the alarms were last asked for. A filter may leave some of them out. */
  const asked = useRef("");
  const [waiting, setWaiting] = useState(0);
  const changed = board !== null && board.at > asOf && board.digest !== digest;

  const draw = useCallback(
    async (known: string, byUser: boolean) => {
      if (drawing.current) return;
      drawing.current = true;
      asked.current = known;
      const fresh = await fetchRows(href, known, byUser);
      drawing.current = false;
      if (!fresh) {
        // The next message of the stream asks again.
        asked.current = "";
        return;
      }
      // The pointer may have entered the table in the meantime.
      if (byUser || !isBusy()) show(fresh);
      else showAlarms(fresh);
    },
    [href, show, showAlarms],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: updated rows show all there is.
  useEffect(() => setWaiting(0), [asOf]);

  useEffect(() => {
    if (!board) return;
    const look = () => {
      if (document.hidden) return;
      const old = board.at - asOf > REDRAW_MS;
      if (!changed && !old) return;
      // What rings is shown at once, whoever reads the rows.
      const missing = !complete && asked.current !== board.digest;
      if (!isBusy() || missing) void draw(board.digest, false);
      if (!isBusy()) return;
      if (changed) setWaiting(board.arrived.filter((moment) => moment > asOf).length || -1);
    };
    const timer = setTimeout(look, Math.random() * SPREAD_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [board, changed, asOf, complete, draw]);

  useEffect(() => {
    if (signedOut) window.location.reload();
  }, [signedOut]);

  return (
    <div className="updates">
      <p>
        Updated{" "}
        {/* Alone in its element: a browser that translates the page replaces the text of others. */}
        <time className="notranslate" translate="no">
          {clockText(Math.max(asOf, board?.at ?? 0), zone, "2-digit")}
        </time>
        {" · "}
        <a href={href}>Refresh</a>
      </p>
      <SoundLight />
      <SoundSwitch />
      <p role="status" className={waiting ? "fresh" : "sr-only"}>
        {waiting ? (
          <button
            type="button"
            className="staff-button staff-button-primary"
            onClick={() => void draw(board?.digest ?? "", true)}
          >
            {waiting > 0 ? `${waiting} new - show` : "The queue has changed - show"}
          </button>
        ) : null}
      </p>
    </div>
  );
}
