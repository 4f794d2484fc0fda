"use client";

import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import { IDLE_SECONDS } from "./idle-times";
import { KioskQuestion } from "./kiosk-question";

type Words = ComponentProps<typeof KioskQuestion>["words"];
type Props = { locale: string; home: string; clear: string; words: Words };

/**
 * Watches over a device in the waiting room: asks after two minutes without a touch, and starts anew
 * when nobody answers or somebody clears the screen (public/kiosk.js). Without scripts the browser
 * is led to a page that asks. A client component only because the frame of a page is not told the
 * page's address; the server writes it all.
 */
export function KioskWatch({ locale, home, clear, words }: Props) {
  const path = usePathname();
  // The start page in the language of the house has nothing to clear.
  if (path === home) return null;
  const reset = `/${locale}/kiosk/reset`;
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
        data-kiosk-clear=""
        className="inline-flex min-h-11 items-center px-1 whitespace-nowrap text-accent print:hidden"
      >
        {clear}
      </a>
      <KioskQuestion words={words} reset={reset} />
    </>
  );
}
