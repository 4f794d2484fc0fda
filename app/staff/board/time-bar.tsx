const WIDTH = 72;
/** Past its target the bar goes on by at most this share. */
const PAST = 0.2;

/**
 * The share of an intake's time that is used, as a bar whose right edge is the target. Decoration: the
 * words beside it say the same.
 */
export function TimeBar({ used }: { used: number }) {
  const over = used > 1;
  return (
    <svg
      className={`time-bar${used > 0.75 ? " time-bar-short" : ""}`}
      viewBox={`0 0 ${WIDTH * (1 + PAST)} 8`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="time-bar-frame" x="0.5" y="0.5" width={WIDTH - 1} height="7" />
      <rect className="time-bar-used" x="0" y="0" width={Math.min(used, 1) * WIDTH} height="8" />
      <path className="time-bar-target" d={`M${WIDTH - 1} 0v8`} />
      {over ? (
        <rect className="time-bar-used" x={WIDTH + 3} y="1" width={WIDTH * PAST - 3} height="6" />
      ) : null}
    </svg>
  );
}
