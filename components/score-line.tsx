export type ScorePoint = { key: string; label: string; value: number };

const WIDTH = 360;
const HEIGHT = 180;
const LEFT = 34;
const RIGHT = 30;
const TOP = 12;
const BOTTOM = 34;

/**
 * Scores over time as a line, drawn on the server, with the first and the last day below. The steps
 * are equal, not to scale. Show a table with the same numbers beside it: screen readers get only
 * the `title`.
 */
export function ScoreLine({
  title,
  points,
  max,
}: {
  title: string;
  points: ScorePoint[];
  max: number;
}) {
  const across = WIDTH - LEFT - RIGHT;
  const x = (index: number) =>
    LEFT + (points.length < 2 ? 0 : (index * across) / (points.length - 1));
  const y = (value: number) => TOP + (1 - value / max) * (HEIGHT - TOP - BOTTOM);
  const line = points.map(({ value }, index) => `${x(index)},${y(value)}`).join(" ");
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={title}
      className="w-full max-w-md"
    >
      {[0, max / 2, max].map((value) => (
        <g key={value}>
          <line
            x1={LEFT}
            x2={WIDTH - RIGHT}
            y1={y(value)}
            y2={y(value)}
            stroke="var(--color-line)"
          />
          <text x={LEFT - 8} y={y(value) + 5} textAnchor="end" fontSize="15" fill="currentColor">
            {value}
          </text>
        </g>
      ))}
      <polyline points={line} fill="none" stroke="var(--color-accent)" strokeWidth="3" />
      {points.map(({ key, label, value }, index) => (
        <g key={key}>
          <circle cx={x(index)} cy={y(value)} r="6" fill="var(--color-accent)" />
          {index === 0 || index === points.length - 1 ? (
            <text
              x={x(index)}
              y={HEIGHT - 10}
              textAnchor={index === 0 ? "start" : "end"}
              fontSize="15"
              fill="currentColor"
            >
              {label}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}
