const PATHS = {
  pin: "M10 17.5s5.5-5 5.5-9.5a5.5 5.5 0 0 0-11 0c0 4.5 5.5 9.5 5.5 9.5zM10 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
  clock: "M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 6v4.2l2.8 1.6",
  calendar: "M3 4.5h14v12H3zM3 8.5h14M7 2.5v4M13 2.5v4",
  in_person: "M4 17V4h8v13M12 9h4v8M2 17h16M7 7.5h2M7 11h2",
  phone:
    "M3.5 3h3.5l1.7 4.2-2.2 1.6a10 10 0 0 0 4.7 4.7l1.6-2.2L17 13v3.5c-7.5.8-14.3-6-13.5-13.5z",
  video: "M2 5.5h10.5v9H2zM12.5 9l5-2.5v7l-5-2.5",
};

/** A small drawing. Decoration beside its words. */
export function LineIcon({ name, className }: { name: keyof typeof PATHS; className: string }) {
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
      <path d={PATHS[name]} />
    </svg>
  );
}
