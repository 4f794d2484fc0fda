import type { Mode } from "@/lib/appointment/visit-type/schema";

const PATHS: Record<Mode, string> = {
  in_person: "M4 17V4h8v13M12 9h4v8M2 17h16M7 7.5h2M7 11h2",
  phone:
    "M3.5 3h3.5l1.7 4.2-2.2 1.6a10 10 0 0 0 4.7 4.7l1.6-2.2L17 13v3.5c-7.5.8-14.3-6-13.5-13.5z",
  video: "M2 5.5h10.5v9H2zM12.5 9l5-2.5v7l-5-2.5",
};

/** How a visit is held. Decoration beside its words. */
export function ModeIcon({ mode, className = "cal-mode" }: { mode: Mode; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      aria-hidden="true"
      focusable="false"
      className={className}
    >
      <path d={PATHS[mode]} />
    </svg>
  );
}
