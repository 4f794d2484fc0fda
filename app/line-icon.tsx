const PATHS = {
  pin: "M10 17.5s5.5-5 5.5-9.5a5.5 5.5 0 0 0-11 0c0 4.5 5.5 9.5 5.5 9.5zM10 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
  clock: "M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 6v4.2l2.8 1.6",
  calendar: "M3 4.5h14v12H3zM3 8.5h14M7 2.5v4M13 2.5v4",
};

/** A small drawing. Decoration beside its words. */
export function LineIcon({ name, className }: { name: keyof typeof PATHS; className: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      aria-hidden="true"
      focusable="false"
      className={className}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
