"use client";

import { usePathname } from "next/navigation";
import { type ComponentProps, useCallback, useEffect, useRef, useState } from "react";
import { IDLE_SECONDS, IDLE_SECONDS_TO_ANSWER } from "./idle-times";
import { keepTyped } from "./keep-typed";
import { KioskQuestion } from "./kiosk-question";

type Question = ComponentProps<typeof KioskQuestion>;
type Props = { locale: string; home: string; clear: string; words: Question["words"] };

const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel", "scroll", "input"] as const;

/** Tells every second for how many nobody has touched this device, also after it has slept. */
function useIdleSeconds(on: boolean, tell: (seconds: number) => void): void {
  useEffect(() => {
    if (!on) return;
    let last = Date.now();
    const sign = () => {
      last = Date.now();
    };
    const look = () => tell(Math.floor((Date.now() - last) / 1000));
    const timer = setInterval(look, 1000);
    document.addEventListener("visibilitychange", look);
    for (const name of SIGNS_OF_LIFE) document.addEventListener(name, sign, true);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      for (const name of SIGNS_OF_LIFE) document.removeEventListener(name, sign, true);
    };
  }, [on, tell]);
}

/**
 * Watches over a device in the waiting room: asks after two minutes without a touch, and starts anew
 * when nobody answers or somebody clears the screen. Without scripts the browser is led to a page
 * that asks.
 */
export function KioskWatch({ locale, home, clear, words }: Props) {
  const path = usePathname();
  const dialog = useRef<HTMLDialogElement>(null);
  const [secondsLeft, setSecondsLeft] = useState(IDLE_SECONDS_TO_ANSWER);
  const [state, setState] = useState<Question["state"]>("asking");
  const reset = `/${locale}/kiosk/reset`;
  // The start page in the language of the house has nothing to clear.
  const watching = path !== home;

  const leave = useCallback(() => {
    setState("leaving");
    if (!dialog.current?.open) dialog.current?.showModal();
    keepTyped(() => setState("lost")).then(() => location.replace(reset));
  }, [reset]);

  const tell = useCallback(
    (idle: number) => {
      const left = IDLE_SECONDS + IDLE_SECONDS_TO_ANSWER - idle;
      if (left <= 0) return leave();
      if (left <= IDLE_SECONDS_TO_ANSWER && !dialog.current?.open) dialog.current?.showModal();
      setSecondsLeft(Math.min(left, IDLE_SECONDS_TO_ANSWER));
    },
    [leave],
  );
  useIdleSeconds(watching && state === "asking", tell);

  useEffect(() => {
    // A page that the browser kept for its Back button asks the server who it belongs to.
    const wake = (event: PageTransitionEvent) => event.persisted && location.reload();
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, []);

  if (!watching) return null;
  const idlePage = `/${locale}/kiosk/idle`;
  return (
    <>
      {path === idlePage ? null : (
        <noscript>
          <meta httpEquiv="refresh" content={`${IDLE_SECONDS};url=${idlePage}?back=${path}`} />
        </noscript>
      )}
      <a
        href={reset}
        onClick={(event) => {
          event.preventDefault();
          leave();
        }}
        className="inline-flex min-h-11 items-center px-1 whitespace-nowrap text-accent print:hidden"
      >
        {clear}
      </a>
      <KioskQuestion
        dialog={dialog}
        words={words}
        state={state}
        secondsLeft={secondsLeft}
        onStay={() => state === "asking" && dialog.current?.close()}
      />
    </>
  );
}
