"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState, useTransition } from "react";
import { clockText } from "./live/clock-text";
import { useFeed } from "./live/feed";
import { SoundSwitch } from "./live/sound-switch";

const REDRAW_MS = 60_000;
/** Boards that hear of a change at the same moment draw a little apart from each other. */
const SPREAD_MS = 150;
// Says to the server that no person asked, so that a screen nobody looks at still signs out.
const BACKGROUND = "backline.background";

/** How the queue stood when the page was made: its digest, the moment, and the address to draw it again. */
type Props = { digest: string; asOf: number; zone: string; href: string };

/** Whether a person is pointing at the table or has the focus in it: then rows must stay put. */
function isBusy(): boolean {
  const table = document.getElementById("queue");
  return Boolean(table?.matches(":hover") || table?.contains(document.activeElement));
}

/** Draws the page anew without counting as something that a person did; `drawing` while it does. */
function useRedraw(): [drawing: boolean, draw: () => void] {
  const router = useRouter();
  const [drawing, startDrawing] = useTransition();
  const draw = useCallback(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: a router refresh can carry no header of ours.
    document.cookie = `${BACKGROUND}=1; path=/staff; max-age=5; samesite=lax`;
    startDrawing(() => router.refresh());
  }, [router]);
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: what a person does next counts again.
    if (!drawing) document.cookie = `${BACKGROUND}=; path=/staff; max-age=0; samesite=lax`;
  }, [drawing]);
  return [drawing, draw];
}

/**
 * Keeps the queue fresh: draws it anew when the server tells of a change. While a person points at
 * the table or has the focus in it nothing moves; a button says what is new. Without JavaScript the
 * link refreshes.
 */
export function QueueUpdates({ digest, asOf, zone, href }: Props) {
  const { board, signedOut } = useFeed();
  const [drawing, draw] = useRedraw();
  const [waiting, setWaiting] = useState(0);
  const changed = board !== null && board.at > asOf && board.digest !== digest;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that was drawn anew shows all.
  useEffect(() => setWaiting(0), [asOf]);

  useEffect(() => {
    if (!board || drawing) return;
    const look = () => {
      if (document.hidden) return;
      const old = board.at - asOf > REDRAW_MS;
      if (!changed && !old) return;
      if (!isBusy()) return draw();
      if (changed) setWaiting(board.arrived.filter((moment) => moment > asOf).length || -1);
    };
    const timer = setTimeout(look, Math.random() * SPREAD_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [board, changed, asOf, drawing, draw]);

  useEffect(() => {
    if (signedOut) window.location.reload();
  }, [signedOut]);

  return (
    <div className="updates">
      <p>
        Updated {clockText(Math.max(asOf, board?.at ?? 0), zone, "2-digit")}
        {" · "}
        <a href={href}>Refresh</a>
      </p>
      <SoundSwitch />
      <p role="status" className={waiting ? "fresh" : "sr-only"}>
        {waiting ? (
          <button type="button" className="staff-button staff-button-primary" onClick={draw}>
            {waiting > 0 ? `${waiting} new` : "The queue has changed"} - show
          </button>
        ) : null}
      </p>
    </div>
  );
}
