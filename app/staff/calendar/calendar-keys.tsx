"use client";

import { useEffect } from "react";

const STEPS: Record<string, readonly [x: number, y: number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

const middleOf = (element: Element) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
};

/** The nearest of these links in the direction of an arrow; what lies across it counts double. */
function nextOf(from: Element, links: readonly HTMLElement[], [x, y]: readonly [number, number]) {
  const here = middleOf(from);
  const near = links.flatMap((link) => {
    const there = middleOf(link);
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const along = dx * x + dy * y;
    const across = Math.abs(dx * y) + Math.abs(dy * x);
    return along > 1 ? [{ link, far: along + 2 * across }] : [];
  });
  return near.sort((a, b) => a.far - b.far)[0]?.link;
}

/**
 * Arrows go from one visit or time of the calendar to the next one that lies there. `focus`: the id of
 * what was just opened by a choice; `of`: which visit and time that is.
 */
export function CalendarKeys({ focus, of }: { focus: string | null; of: string }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another visit or time is a new choice.
  useEffect(() => {
    if (focus) document.getElementById(focus)?.focus();
  }, [focus, of]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const from = (event.target as Element).closest?.(".cal-item a");
      if (!step || !from || event.altKey || event.ctrlKey || event.metaKey) return;
      const links = [...document.querySelectorAll<HTMLElement>(".cal-item a")];
      const next = nextOf(from, links, step);
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return null;
}
