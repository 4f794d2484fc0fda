"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

type Props = {
  /** The last event of the history. */
  mark: number;
  /** What this person did last, in words; null when a colleague or the patient did. */
  words: string | null;
  /** The way to the next patient. */
  next: ReactNode;
};

/**
 * Says what was just done, where one looks, and what comes next. A form that has done its work may be
 * gone with its message and the focus, so the focus comes here.
 */
export function Said({ mark, words, next }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [first] = useState(mark);
  const said = mark !== first ? words : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each event is said once.
  useEffect(() => {
    const lost = !document.activeElement || document.activeElement === document.body;
    if (said && lost) box.current?.focus({ preventScroll: true });
  }, [mark]);
  return (
    <div ref={box} role="status" tabIndex={-1} className={said ? "said print:hidden" : "sr-only"}>
      {said ? (
        <>
          <b>{said}</b> {next}
        </>
      ) : null}
    </div>
  );
}
