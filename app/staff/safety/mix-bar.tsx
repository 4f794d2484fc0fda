import type { Mix } from "@/lib/safety/summary";
import { LEVELS, type Level } from "@/lib/triage/symptoms";

const WIDTH = 240;
const HEIGHT = 16;
const GAP = 2;
const FILLS: Record<Level, string> = {
  EMERGENCY: "var(--color-emergency)",
  URGENT: "var(--color-urgent)",
  SOON: "var(--color-soon)",
  ROUTINE: "var(--color-routine)",
  SELF_CARE: "var(--color-self-care)",
};

/** One row as a bar, the most severe level first. The numbers are beside it in the table. */
export function MixBar({ mix, most }: { mix: Mix; most: number }) {
  let x = 0;
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="mix-bar"
      aria-hidden="true"
    >
      {LEVELS.filter((level) => mix.levels[level] > 0).map((level) => {
        const width = (mix.levels[level] / most) * WIDTH;
        const at = x;
        x += width;
        return (
          <rect
            key={level}
            x={at}
            width={Math.max(1, width - GAP)}
            height={HEIGHT}
            fill={FILLS[level]}
          />
        );
      })}
    </svg>
  );
}
