/** So long after the last move of the pointer or press of a key in the table, rows may move. */
const STILL_MS = 10_000;
const ACTS = ["pointermove", "pointerdown", "wheel", "keydown"] as const;

let usedAt = Number.NEGATIVE_INFINITY;
let place = "";

function note(event: Event): void {
  if (event.type === "pointermove") {
    const { screenX, screenY } = event as PointerEvent;
    // A browser may send a move when the page moves under a pointer that rests.
    if (place === `${screenX} ${screenY}`) return;
    place = `${screenX} ${screenY}`;
  }
  const inTable = event.target instanceof Element && event.target.closest("#queue");
  usedAt = inTable ? performance.now() : Number.NEGATIVE_INFINITY;
}

/** Notes when somebody last did something in the table, until the returned function is called. */
export function watchTable(): () => void {
  for (const act of ACTS) document.addEventListener(act, note, { passive: true });
  return () => {
    for (const act of ACTS) document.removeEventListener(act, note);
  };
}

/** Whether somebody works in the table now. A pointer or focus that rests there does not count. */
export const isTableInUse = (): boolean => performance.now() - usedAt < STILL_MS;
