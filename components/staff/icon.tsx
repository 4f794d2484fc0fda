const PATHS = {
  up: "M4.5 12.5L10 7l5.5 5.5",
  down: "M4.5 7.5L10 13l5.5-5.5",
  left: "M12.5 4.5L7 10l5.5 5.5",
  open: "M11 4h5v5M16 4l-7 7M8 5H4v11h11v-4",
  close: "M5 5l10 10M15 5L5 15",
  phone:
    "M3.5 3h3.5l1.7 4.2-2.2 1.6a10 10 0 0 0 4.7 4.7l1.6-2.2L17 13v3.5c-7.5.8-14.3-6-13.5-13.5z",
  text: "M3 4h14v10h-7.5L6 17v-3H3z",
  print: "M6 7V3h8v4M6 14H3.5V7h13v7H14M6 12h8v5H6z",
  calendar: "M3 4.5h14v12H3zM3 8.5h14M7 2.5v4M13 2.5v4",
} as const;

/** A line icon beside its word; decoration. The page gives arrows and the cross a name. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="1.125em"
      height="1.125em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      aria-hidden="true"
      focusable="false"
      className="shrink-0"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

export const ICONS = Object.keys(PATHS) as (keyof typeof PATHS)[];
