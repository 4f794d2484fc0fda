import { Button } from "@/components/button";
import { IDLE_SECONDS, IDLE_SECONDS_TO_ANSWER } from "./idle-times";

type Props = {
  words: Record<"title" | "text" | "stay" | "help" | "lostTitle" | "lostText", string>;
  /** Where an unused device goes. */
  reset: string;
};

/**
 * Covers the whole screen of a kiosk; any touch or key answers it. public/kiosk.js opens it and
 * reads from it the words for a lost connection and the seconds.
 */
export function KioskQuestion({ words, reset }: Props) {
  return (
    <dialog
      id="kiosk-question"
      role="alertdialog"
      aria-labelledby="kiosk-title"
      aria-describedby="kiosk-text"
      data-reset={reset}
      data-idle={IDLE_SECONDS}
      data-answer={IDLE_SECONDS_TO_ANSWER}
      className="m-0 size-full max-h-none max-w-none bg-paper p-6 text-ink backdrop:bg-paper sm:p-16"
    >
      <div data-part="words">
        <h2 id="kiosk-title" className="text-display" data-lost={words.lostTitle}>
          {words.title}
        </h2>
        <p id="kiosk-text" className="mt-4 text-lead" data-lost={words.lostText}>
          {words.text}
        </p>
      </div>
      <div data-part="asking">
        <p
          aria-hidden="true"
          data-part="seconds"
          className="mt-4 text-display font-bold tabular-nums"
        >
          {IDLE_SECONDS_TO_ANSWER}
        </p>
        <Button type="button" className="mt-6 min-h-20 w-full text-lead sm:w-auto sm:min-w-96">
          {words.stay}
        </Button>
      </div>
      <p className="mt-10 text-lead font-bold">{words.help}</p>
    </dialog>
  );
}
