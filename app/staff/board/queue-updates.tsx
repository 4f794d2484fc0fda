"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { clockText } from "../live/clock-text";
import { useFeed } from "../live/feed";
import { SoundLight } from "../live/sound-light";
import { SoundSwitch } from "../live/sound-switch";
import type { QueueView } from "./queue-view";
import { isTableInUse, watchTable } from "./table-use";

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
  /** Says that the page was opened (viewed-mark.ts). */
  seen: string;
  /** Nobody works at the table: it never waits. */
  wall: boolean;
  show: (fresh: QueueView) => void;
  /** Shows what rings, and the other rows as they are now in the places they have. */
  repaint: (fresh: QueueView) => void;
};

/** The current rows; null when the server does not answer. */
async function fetchRows(
  { href, seen }: Pick<Props, "href" | "seen">,
  digest: string,
  byUser: boolean,
): Promise<QueueView | null> {
  const url = new URL(href, window.location.href);
  url.pathname = "/staff/live/rows";
  url.searchParams.set("digest", digest);
  url.searchParams.set("seen", seen);
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
 * Keeps the queue up to date. It updates the rows when the server reports a change, and each minute.
 * While somebody works in the table, rows stay in their places and a button offers what arrived; what
 * rings and what each row says is shown at once. Without JavaScript the link refreshes the page.
 */
export function QueueUpdates(props: Props) {
  const { digest, asOf, zone, href, seen, wall, show, repaint } = props;
  const { board, signedOut } = useFeed();
  const drawing = useRef(false);
  /** The change that the rows were last painted for, and when. */
  const painted = useRef({ digest, asOf });
  const [waiting, setWaiting] = useState(0);
  const changed = board !== null && board.at > asOf && board.digest !== digest;

  const draw = useCallback(
    async (known: string, byUser: boolean) => {
      if (drawing.current) return;
      drawing.current = true;
      const fresh = await fetchRows({ href, seen }, known, byUser);
      drawing.current = false;
      // Nothing is painted, so the next message of the stream asks again.
      if (!fresh) return;
      painted.current = { digest: known, asOf: fresh.asOf };
      // Somebody may have begun to work in the table in the meantime.
      if (byUser || wall || !isTableInUse()) show(fresh);
      else repaint(fresh);
    },
    [href, seen, wall, show, repaint],
  );

  useEffect(watchTable, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: updated rows show all there is.
  useEffect(() => setWaiting(0), [asOf]);

  useEffect(() => {
    if (!board) return;
    const look = () => {
      if (document.hidden) return;
      const busy = !wall && isTableInUse();
      const since = busy ? Math.max(asOf, painted.current.asOf) : asOf;
      const news = changed && (!busy || painted.current.digest !== board.digest);
      if (news || board.at - since > REDRAW_MS) void draw(board.digest, false);
      if (busy && changed) setWaiting(board.arrived.filter((moment) => moment > asOf).length || -1);
    };
    const timer = setTimeout(look, Math.random() * SPREAD_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [board, changed, asOf, wall, draw]);

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
