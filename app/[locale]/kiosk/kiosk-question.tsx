"use client";

import type { RefObject } from "react";
import { Button } from "@/components/button";

type Words = Record<"title" | "text" | "stay" | "help" | "lostTitle" | "lostText", string>;
type Props = {
  dialog: RefObject<HTMLDialogElement | null>;
  words: Words;
  /** asking · leaving: an empty screen · lost: what was typed cannot be handed over. */
  state: "asking" | "leaving" | "lost";
  secondsLeft: number;
  onStay: () => void;
};

/** Covers the whole screen of a kiosk; any touch and any key says that somebody is there. */
export function KioskQuestion({ dialog, words, state, secondsLeft, onStay }: Props) {
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="kiosk-title"
      aria-describedby="kiosk-text"
      onCancel={(event) => event.preventDefault()}
      onClick={onStay}
      onKeyDown={(event) => {
        // The key answers the question; what it means on the page below is not meant.
        event.preventDefault();
        onStay();
      }}
      className="m-0 size-full max-h-none max-w-none bg-paper p-6 text-ink backdrop:bg-paper sm:p-16"
    >
      {state === "leaving" ? null : (
        <>
          <h2 id="kiosk-title" className="text-display">
            {state === "lost" ? words.lostTitle : words.title}
          </h2>
          <p id="kiosk-text" className="mt-4 text-lead">
            {state === "lost" ? words.lostText : words.text}
          </p>
        </>
      )}
      {state === "asking" ? (
        <>
          <p aria-hidden="true" className="mt-4 text-display font-bold tabular-nums">
            {secondsLeft}
          </p>
          <Button type="button" className="mt-6 min-h-20 w-full text-lead sm:w-auto sm:min-w-96">
            {words.stay}
          </Button>
        </>
      ) : null}
      <p className="mt-10 text-lead font-bold">{words.help}</p>
    </dialog>
  );
}
