const PATHS: Record<string, string> = {
  EMERGENCY: "M7 1h10l6 6v10l-6 6H7l-6-6V7z",
  URGENT: "M12 2 23 22H1z",
  SOON: "M12 1 23 12 12 23 1 12z",
  ROUTINE: "M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22z",
  SELF_CARE:
    "M22 2C9 2 3 8 3 15c0 2 .6 3.6 1.5 4.8L2 22.3l1.4 1.4L6 21.1C7.200 21.700 8.600 22 10 22 18 22 22 14 22 2z",
};

/**
 * The shape of a level: octagon, triangle, diamond, circle, leaf. Decoration beside the level's
 * word, in the color of the text around it. An unknown level gets the circle.
 */
export function LevelShape({ level, className }: { level: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1em"
      height="1em"
      fill="currentColor"
      aria-hidden="true"
      focusable="false"
      className={`shrink-0 ${className ?? ""}`}
    >
      <path d={PATHS[level] ?? PATHS.ROUTINE} />
    </svg>
  );
}
