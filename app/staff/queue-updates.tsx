"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState, useTransition } from "react";

const POLL_MS = 10_000;
const REDRAW_MS = 60_000;
// Says to the server that no person asked, so that a screen nobody looks at still signs out.
const BACKGROUND = "backline.background";

type State = { digest: string; fresh: number; unclaimed: number; at: string };
type Props = { digest: string; asOf: string; asOfText: string; unclaimed: number; href: string };

/** Whether a person is pointing at the table or has the focus in it: then rows must stay put. */
function isBusy(): boolean {
  const table = document.getElementById("queue");
  return Boolean(table?.matches(":hover") || table?.contains(document.activeElement));
}

async function ask(asOf: string): Promise<State> {
  const answer = await fetch(`/staff/queue-state?since=${encodeURIComponent(asOf)}`, {
    headers: { "x-background": "1" },
    cache: "no-store",
  });
  if (answer.status === 401) window.location.reload();
  if (!answer.ok) throw new Error("no state");
  return answer.json();
}

function waitingWords(fresh: number): string {
  return fresh > 0 ? `${fresh} new` : "The queue has changed";
}

/**
 * Keeps the queue fresh: asks every ten seconds how it stands and draws it anew when something
 * changed. While a person points at the table or has the focus in it nothing moves; a button says
 * what is new. Without JavaScript the link refreshes.
 */
export function QueueUpdates({ digest, asOf, asOfText, unclaimed, href }: Props) {
  const router = useRouter();
  const [waiting, setWaiting] = useState<State | null>(null);
  const [paused, setPaused] = useState(false);
  const [seenAt, setSeenAt] = useState(asOfText);
  const [drawing, startDrawing] = useTransition();
  const drawnAt = useRef(Date.now());

  const draw = useCallback(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: a router refresh can carry no header of ours.
    document.cookie = `${BACKGROUND}=1; path=/staff; max-age=5; samesite=lax`;
    drawnAt.current = Date.now();
    setWaiting(null);
    startDrawing(() => router.refresh());
  }, [router]);

  const poll = useCallback(async () => {
    if (document.hidden) return;
    try {
      const state = await ask(asOf);
      setPaused(false);
      setSeenAt(state.at);
      document.title = `${state.unclaimed ? `(${state.unclaimed}) ` : ""}Queue - Backline staff`;
      const changed = state.digest !== digest;
      const old = Date.now() - drawnAt.current > REDRAW_MS;
      if (changed && isBusy()) setWaiting(state);
      else if (changed || (old && !isBusy())) draw();
    } catch {
      setPaused(true);
    }
  }, [asOf, digest, draw]);

  useEffect(() => {
    const timer = setInterval(poll, POLL_MS);
    document.addEventListener("visibilitychange", poll);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", poll);
    };
  }, [poll]);

  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: what a person does next counts again.
    if (!drawing) document.cookie = `${BACKGROUND}=; path=/staff; max-age=0; samesite=lax`;
  }, [drawing]);

  // A fresh page brings its own time.
  useEffect(() => setSeenAt(asOfText), [asOfText]);

  return (
    <div className="updates">
      {unclaimed ? (
        <p className="unclaimed">
          {unclaimed === 1 ? "1 emergency" : `${unclaimed} emergencies`} that nobody has taken
        </p>
      ) : null}
      <p>
        {paused ? `Live updates paused, trying again. Last update ${seenAt}` : `Updated ${seenAt}`}
        {" · "}
        <a href={href}>Refresh</a>
      </p>
      <p role="status" className={waiting || paused ? "fresh" : "sr-only"}>
        {waiting ? (
          <button type="button" className="staff-button staff-button-primary" onClick={draw}>
            {waitingWords(waiting.fresh)} - show
          </button>
        ) : null}
        {paused ? <span className="sr-only">Live updates paused, trying again</span> : null}
      </p>
    </div>
  );
}
