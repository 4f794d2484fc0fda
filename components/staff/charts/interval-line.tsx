const WIDTH = 220;
const EDGE = 6;
/** A label that is closer to the goal than this would touch it. */
const TOUCH = 48;

type Props = {
  /** Where on the line it is, where its interval begins and ends, and where the goal is: 0 to 1. */
  value: number;
  low: number;
  high: number;
  goal?: { at: number; label: string };
  /** What stands under the ends of the line. */
  ends?: readonly [string, string];
  /** What the line shows, in words. */
  label: string;
};

/** A figure as a dot on a line, with its 95 % interval and its goal, dashed. */
export function IntervalLine({ value, low, high, goal, ends, label }: Props) {
  const x = (at: number) => EDGE + at * (WIDTH - 2 * EDGE);
  const goalAt = goal && Math.min(WIDTH - 30, Math.max(30, x(goal.at)));
  const isFree = (at: number) => goalAt === undefined || Math.abs(at - goalAt) > TOUCH;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${ends || goal ? 34 : 20}`}
      role="img"
      aria-label={label}
      className="interval-line"
    >
      <path className="chart-axis" d={`M${EDGE} 10H${WIDTH - EDGE}`} />
      {goal ? <path className="chart-goal" d={`M${x(goal.at)} 0v20`} /> : null}
      <path
        className="chart-interval"
        d={`M${x(low)} 10H${x(high)}M${x(low)} 5v10M${x(high)} 5v10`}
      />
      <circle className="chart-dot" cx={x(value)} cy="10" r="4.5" />
      {ends && isFree(12) ? (
        <text x="0" y="32">
          {ends[0]}
        </text>
      ) : null}
      {ends && isFree(WIDTH - 12) ? (
        <text x={WIDTH} y="32" textAnchor="end">
          {ends[1]}
        </text>
      ) : null}
      {goal ? (
        <text className="chart-strong" x={goalAt} y="32" textAnchor="middle">
          {goal.label}
        </text>
      ) : null}
    </svg>
  );
}
