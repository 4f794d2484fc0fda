const WIDTH = 408;
const HEIGHT = 50;
const FLOOR = 46.5;
const GAP = 1;

type Props = {
  /** How many are in each part of the scale, from its begin to its end. */
  bars: readonly number[];
  /** Where on the scale the target is, 0 to 1; it is dashed. */
  target: number | null;
  /** The code of a level, for its color. */
  level: string;
  /** What the bars show, in words. */
  label: string;
};

/** How many fall into each part of a scale, the fullest as high as the chart. */
export function Histogram({ bars, target, level, label }: Props) {
  const most = Math.max(1, ...bars);
  const width = WIDTH / bars.length;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className="histogram"
    >
      <path className="chart-floor" d={`M0 ${FLOOR}H${WIDTH}`} />
      {bars.map((count, at) => {
        const height = (count / most) * (FLOOR - 6);
        return count === 0 ? null : (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a part of the scale is its place in it.
            key={at}
            className={`chart-fill chart-${level}`}
            x={(at * width + GAP / 2).toFixed(1)}
            y={(FLOOR - height).toFixed(1)}
            width={(width - GAP).toFixed(1)}
            height={height.toFixed(1)}
          />
        );
      })}
      {target === null ? null : (
        <path className="chart-goal" d={`M${(target * WIDTH).toFixed(1)} 0V${HEIGHT}`} />
      )}
    </svg>
  );
}

/** The marks of a scale with their words, as wide as the histograms below it. */
export function ScaleTicks({ ticks }: { ticks: readonly { at: number; label: string }[] }) {
  return (
    <svg width="100%" height="16" aria-hidden="true" focusable="false" className="scale-ticks">
      {ticks.map(({ at, label }) => (
        <text key={label} x={`${(at * 100).toFixed(1)}%`} y="13" textAnchor="middle">
          {label}
        </text>
      ))}
    </svg>
  );
}
