const WIDTH = 560;
const HEIGHT = 250;
const [LEFT, RIGHT, TOP, FLOOR] = [30, 470, 20, 222];
/** The words beside the last bar need this much room from one to the next. */
const LINE = 20;

export type Series = { key: string; label: string };
export type Bar = { key: string; label: string; values: readonly number[] };

type Props = {
  /** What the chart is of, in a few words. */
  name: string;
  /** From the bottom up; `key` is the code of a level, for its color. */
  series: readonly Series[];
  bars: readonly Bar[];
  /** The finding, in words. A table with the figures stands beside it. */
  label: string;
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A step of the axis that people count in: 1, 2 or 5 times a power of ten; at most five of them. */
function stepOf(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const steps = [power / 5, power / 2, power, 2 * power].map((step) => Math.max(1, step));
  return steps.find((step) => most / step <= 4) ?? 2 * power;
}

/** Moves the words up so far that none touches the one below; the lowest stands first. */
function apart(places: readonly number[]): number[] {
  const moved: number[] = [];
  for (const place of places) moved.push(Math.min(place, (moved.at(-1) ?? 999) - LINE));
  return moved;
}

/** Groups of counts as stacked bars from 0, with the words of the last bar beside it. */
export function StackedBars({ name, series, bars, label }: Props) {
  const most = Math.max(1, ...bars.map(({ values }) => sum(values)));
  const step = stepOf(most);
  const top = Math.ceil(most / step) * step;
  const y = (value: number) => FLOOR - (value / top) * (FLOOR - TOP);
  const slot = (RIGHT - LEFT) / Math.max(1, bars.length);
  const width = Math.min(40, slot * 0.72);
  const every = Math.ceil(bars.length / 7);
  const last = bars.at(-1);
  const middles = series.map((_, at) =>
    y(sum(last?.values.slice(0, at) ?? []) + (last?.values[at] ?? 0) / 2),
  );
  const places = apart(middles.map((place) => Math.min(place, FLOOR - 2)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, also by keyboard.
    <section className="chart-box" aria-label={name} tabIndex={0}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={label}
        className="stacked-bars"
      >
        {Array.from({ length: top / step + 1 }, (_, at) => at * step).map((value) => (
          <g key={value}>
            <path className="chart-grid" d={`M${LEFT - 4} ${y(value)}H${RIGHT}`} />
            <text x={LEFT - 8} y={y(value) + 4} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {bars.map((bar, index) => {
          const x = LEFT + index * slot + (slot - width) / 2;
          return (
            <g key={bar.key}>
              {series.map(({ key }, at) => {
                const value = bar.values[at] ?? 0;
                const above = y(sum(bar.values.slice(0, at + 1)));
                return value === 0 ? null : (
                  <rect
                    key={key}
                    className={`chart-fill chart-${key}`}
                    x={x.toFixed(1)}
                    y={above.toFixed(1)}
                    width={width.toFixed(1)}
                    height={Math.max(0.5, FLOOR - y(value) - 1).toFixed(1)}
                  />
                );
              })}
              {(bars.length - 1 - index) % every === 0 ? (
                <text x={x + width / 2} y={FLOOR + 18} textAnchor="middle">
                  {bar.label}
                </text>
              ) : null}
            </g>
          );
        })}
        {last
          ? series.map(({ key, label: words }, at) => (
              <text key={key} className="chart-words" x={RIGHT + 6} y={(places[at] ?? 0) + 4}>
                {words} {last.values[at]}
              </text>
            ))
          : null}
      </svg>
    </section>
  );
}
