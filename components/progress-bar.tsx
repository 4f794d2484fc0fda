const GAP = 1;

/**
 * How far one is: a segment for each part, each filled from 0 to 1. A picture; the words beside it
 * say the same.
 */
export function ProgressBar({ filled }: { filled: readonly number[] }) {
  const width = (100 - GAP * (filled.length - 1)) / filled.length;
  return (
    <svg
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
      className="block h-1.5 w-full print:hidden"
    >
      {filled.map((share, at) => {
        const x = at * (width + GAP);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place
          <g key={at}>
            <rect x={x} width={width} height="6" className="fill-line" />
            <rect x={x} width={width * share} height="6" className="fill-accent" />
          </g>
        );
      })}
    </svg>
  );
}
