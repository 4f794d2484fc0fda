"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** A row counts as seen from this part of it on; the rest is rounding. */
const SEEN = 0.98;

/**
 * What rings, pinned above the list. A row that the box or the window cuts is counted in the line
 * under the box, and the bar on top of the page comes back (styles/queue-alarm.css).
 * `ids`: the ids of the rows.
 */
export function Pinned({ ids, children }: { ids: readonly string[]; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [unseen, setUnseen] = useState(0);
  const those = ids.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: starts again when the rows change.
  useEffect(() => {
    const cut = new Set<Element>();
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, intersectionRatio } of entries) {
          if (intersectionRatio < SEEN) cut.add(target);
          else cut.delete(target);
        }
        setUnseen(cut.size);
      },
      { threshold: [0, SEEN] },
    );
    for (const row of box.current?.querySelectorAll("tbody tr") ?? []) watch.observe(row);
    return () => watch.disconnect();
  }, [those]);
  return (
    <div className="pinned">
      <div ref={box} className="pinned-rows">
        {children}
      </div>
      {unseen > 0 ? <p className="pinned-more">And {unseen} more unacknowledged</p> : null}
    </div>
  );
}
