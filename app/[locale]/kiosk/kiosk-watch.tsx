import type { ComponentProps } from "react";
import { IDLE_SECONDS } from "./idle-times";
import { KioskQuestion } from "./kiosk-question";

type Words = ComponentProps<typeof KioskQuestion>["words"];
type Props = { locale: string; path: string; stays: boolean; clear: string; words: Words };

/**
 * Watches a device in the waiting room (public/kiosk.js): asks after two minutes without a touch,
 * and starts over when nobody answers or somebody clears the screen. Without scripts the browser
 * goes to a page that asks, unless this page `stays`.
 */
export function KioskWatch({ locale, path, stays, clear, words }: Props) {
  const reset = `/${locale}/kiosk/reset`;
  const idlePage = `/${locale}/kiosk/idle`;
  return (
    <>
      {stays || path === idlePage ? null : (
        <noscript>
          <meta httpEquiv="refresh" content={`${IDLE_SECONDS};url=${idlePage}?back=${path}`} />
        </noscript>
      )}
      <a
        href={reset}
        data-kiosk-clear=""
        className="inline-flex min-h-11 items-center px-1 whitespace-nowrap text-accent print:hidden"
      >
        {clear}
      </a>
      <KioskQuestion words={words} reset={reset} />
    </>
  );
}
