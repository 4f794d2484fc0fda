"use client";

import { useEffect, useRef } from "react";
import { type Idle, useIdle } from "./idle";

function Warning({ idle }: { idle: Idle }) {
  return (
    <>
      <h2 id="idle-title">Are you still there?</h2>
      <p>
        You will be signed out in <b>{`${idle.seconds} seconds`}</b> because of inactivity. Press
        any key to stay signed in.
      </p>
      <button type="button" className="staff-button staff-button-primary" onClick={idle.stay}>
        Stay signed in
      </button>
    </>
  );
}

/** Covers a page with typed, unsent text after the session ended. The text is in this tab only. */
function Kept({ idle }: { idle: Idle }) {
  return (
    <>
      <h2 id="idle-title">You were signed out</h2>
      <p>
        What you typed is still in this tab, but it is not saved. Sign in again in a new tab, then
        continue here.
      </p>
      <p className="row-actions">
        <a
          href="/staff/sign-in"
          target="_blank"
          rel="noreferrer"
          className="staff-button staff-button-primary"
        >
          Sign in (opens a new tab)
        </a>
        <button type="button" className="staff-button staff-button-quiet" onClick={idle.goOn}>
          Continue
        </button>
      </p>
      <p role="status">
        {idle.refused ? "You are not signed in yet, or you signed in as someone else." : ""}
      </p>
    </>
  );
}

/**
 * Warns one minute before an idle session ends; any key keeps it, and typing counts as activity.
 * When it ends and the page holds typed, unsent text, the page is covered and not left, so that the
 * text is not lost.
 */
export function IdleWarning({ me }: { me: string }) {
  const idle = useIdle(me);
  const dialog = useRef<HTMLDialogElement>(null);
  const open = idle.state !== "active";
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  useEffect(() => {
    const page = document.getElementById("main");
    if (page) page.hidden = idle.state === "kept";
  }, [idle.state]);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="idle-title"
      className="idle"
      onCancel={(event) => event.preventDefault()}
    >
      {idle.state === "warned" ? <Warning idle={idle} /> : null}
      {idle.state === "kept" ? <Kept idle={idle} /> : null}
    </dialog>
  );
}
