import type { ReactNode } from "react";

type Picture = { box: string; lines: ReactNode };

/** A limb: an outline with paper inside, so that it reads on any ground. */
function Limb({ d, width }: { d: string; width: number }) {
  return (
    <>
      <path d={d} strokeWidth={width + 5} />
      <path d={d} strokeWidth={width} className="stroke-paper" />
    </>
  );
}

const SOFT = "fill-drawing stroke-none";
const PAPER = "fill-paper";

// Drawn for this product: lines of 2.5, a sand shape behind.
const PICTURES = {
  start: {
    box: "0 0 132 112",
    lines: (
      <>
        <path className={SOFT} d="M10 100C2 66 18 22 62 18s64 34 60 82z" />
        <path d="M4 100h124" />
        <path className={PAPER} d="M46 24a4 4 0 0 1 4-4h30a4 4 0 0 1 4 4v76H46z" />
        <path d="M61 27h8M54 42l3 3 5-6M68 43h9M54 56l3 3 5-6M68 57h9M54 69h6v6h-6zM68 71h9M54 85h23" />
        <path
          className={PAPER}
          d="M92 78h20v14a8 8 0 0 1-8 8h-4a8 8 0 0 1-8-8zM112 82h4a5 5 0 0 1 0 10h-4"
        />
        <path d="M98 71c-3-4 3-5 0-10M106 71c-3-4 3-5 0-10" />
        <path className={PAPER} d="M18 84h18l-3 16H21z" />
        <path d="M27 84V58M27 72c-9 0-12-5-12-12 8 0 12 4 12 12zM27 66c0-8 3-12 11-13 0 8-3 12-11 13z" />
      </>
    ),
  },
  visit: {
    box: "0 0 120 100",
    lines: (
      <>
        <path className={SOFT} d="M8 90C0 56 14 18 56 14s62 30 56 76z" />
        <path className={PAPER} d="M22 28h66v62H22z" />
        <path d="M22 44h66M38 20v14M72 20v14M32 54h6M46 54h6M60 54h6M32 65h6M74 54h6M32 76h6M46 76h6" />
        <path className="fill-accent stroke-none" d="M43 60h13v10H43z" />
        <circle className={PAPER} cx="88" cy="72" r="18" />
        <path d="M4 90h112M88 61v11l8 5" />
      </>
    ),
  },
  clinic: {
    box: "0 0 132 104",
    lines: (
      <>
        <path className={SOFT} d="M8 94C0 54 18 12 66 12s66 42 58 82z" />
        <path d="M4 94h124" />
        <path className={PAPER} d="M38 94V34h56v60M32 34l34-16 34 16zM54 94V54h24v40" />
        <path d="M72 74h1M66 54v40M44 46h6v10h-6zM82 46h6v10h-6zM44 66h6v10h-6zM82 66h6v10h-6zM66 24v6M63 27h6" />
        <path d="M112 94V76M112 84c-7 0-9-4-9-9 6 0 9 3 9 9zM112 80c0-6 2-9 8-10 0 6-2 9-8 10zM18 94V80M18 88c-6 0-8-4-8-8 5 0 8 3 8 8z" />
      </>
    ),
  },
  booked: {
    box: "0 0 120 100",
    lines: (
      <>
        <path className={SOFT} d="M8 90C0 56 14 18 56 14s62 30 56 76z" />
        <path className={PAPER} d="M26 26h68v64H26z" />
        <path d="M4 90h112M26 42h68M42 18v14M78 18v14" />
        <path strokeWidth="5" d="M44 64l12 12 22-24" />
      </>
    ),
  },
  walk: {
    box: "0 0 88 100",
    lines: (
      <>
        <path className={SOFT} d="M6 90C0 50 16 10 46 10s44 38 36 80z" />
        <path d="M4 90h80" />
        <Limb d="M43 38l-10 11-1 11" width={4} />
        <Limb d="M42 60l-8 13-10 11" width={5} />
        <Limb d="M43 60l12 12 1 13h6" width={5} />
        <Limb d="M45 38l-2 20" width={11} />
        <Limb d="M47 38l11 10 9-3" width={4} />
        <circle className={PAPER} cx="48" cy="20" r="8.5" />
      </>
    ),
  },
  rest: {
    box: "0 0 140 76",
    lines: (
      <>
        <path className={SOFT} d="M4 66C4 40 30 26 70 26s66 14 66 40z" />
        <path d="M6 66h128" />
        <path
          className={PAPER}
          d="M13 66c-3-8 1-12 8-12h10c6 0 9 4 7 12zM84 66c0-11 5-20 13-20s14 9 14 20z"
        />
        <circle className={PAPER} cx="27" cy="44" r="8.5" />
        <Limb d="M77 58l20-21 17 22 9 1" width={5} />
        <Limb d="M46 57h31" width={10} />
      </>
    ),
  },
  side: {
    box: "0 0 140 76",
    lines: (
      <>
        <path className={SOFT} d="M4 66C4 40 30 26 70 26s66 14 66 40z" />
        <path d="M6 66h128" />
        <path className={PAPER} d="M13 66c-3-8 1-12 8-12h10c6 0 9 4 7 12z" />
        <circle className={PAPER} cx="27" cy="46" r="8.5" />
        <Limb d="M72 57l26 3 20 2" width={5} />
        <path className={PAPER} d="M88 53c0-4 3-6 7-6h12c4 0 7 2 7 6s-3 6-7 6H95c-4 0-7-2-7-6z" />
        <Limb d="M72 52l24-12 22 6" width={5} />
        <Limb d="M44 55h28" width={11} />
      </>
    ),
  },
  warm: {
    box: "0 0 88 100",
    lines: (
      <>
        <path className={SOFT} d="M6 90C0 50 16 10 46 10s44 38 36 80z" />
        <path d="M4 90h80" />
        <path
          className={PAPER}
          d="M24 50c0-5 3-8 8-8h24c5 0 8 3 8 8v32c0 5-3 8-8 8H32c-5 0-8-3-8-8zM38 42v-8h12v8"
        />
        <path d="M33 56c8 5 14-5 22 0M33 67c8 5 14-5 22 0M33 78c8 5 14-5 22 0M36 24c-3-4 3-5 0-10M44 24c-3-4 3-5 0-10M52 24c-3-4 3-5 0-10" />
      </>
    ),
  },
  knee: {
    box: "0 0 140 76",
    lines: (
      <>
        <path className={SOFT} d="M4 66C4 40 30 26 70 26s66 14 66 40z" />
        <path d="M6 66h128" />
        <circle className={PAPER} cx="24" cy="52" r="8.5" />
        <Limb d="M78 60h44" width={5} />
        <Limb d="M78 57L62 32l24-6" width={5} />
        <Limb d="M40 58h38" width={10} />
        <Limb d="M44 54l24-16" width={4} />
      </>
    ),
  },
  roll: {
    box: "0 0 140 76",
    lines: (
      <>
        <path className={SOFT} d="M4 66C4 40 30 26 70 26s66 14 66 40z" />
        <path d="M6 66h128" />
        <circle className={PAPER} cx="24" cy="52" r="8.5" />
        <Limb d="M78 58l18-24 16 26" width={5} />
        <Limb d="M40 58h38" width={10} />
        <path d="M112 26c10 4 16 11 17 20M129 46l-6-5M129 46l4-7" />
      </>
    ),
  },
  spine: {
    box: "0 0 88 100",
    lines: (
      <>
        <path className={SOFT} d="M6 90C0 50 16 10 46 10s44 38 36 80z" />
        <path
          className={PAPER}
          d="M37 26v5c-1 4-6 5-12 7-7 3-9 8-9 16l5 36h46l5-36c0-8-2-13-9-16-6-2-11-3-12-7v-5"
        />
        <circle className={PAPER} cx="44" cy="17" r="10" />
        <path d="M26 90V60M62 90V60M44 40v50M40 46h8M40 55h8M40 64h8M40 73h8M40 82h8" />
        <path d="M51 66l5-4v7l5-4M51 76l5-4v7l5-4" />
      </>
    ),
  },
  lift: {
    box: "0 0 88 100",
    lines: (
      <>
        <path className={SOFT} d="M6 90C0 50 16 10 46 10s44 38 36 80z" />
        <path d="M4 90h80" />
        <Limb d="M28 62l21 4-5 21h7" width={5} />
        <Limb d="M38 38l-9 23" width={11} />
        <circle className={PAPER} cx="45" cy="21" r="8.5" />
        <path className={PAPER} d="M55 56h22v20H55zM66 56v7" />
        <Limb d="M39 39l11 16 10 8" width={4} />
      </>
    ),
  },
} satisfies Record<string, Picture>;

export type DrawingName = keyof typeof PICTURES;

/** A line drawing beside words that say the same. Not on paper, and never on an emergency page. */
export function Drawing({ name, className = "" }: { name: DrawingName; className?: string }) {
  const { box, lines } = PICTURES[name];
  return (
    <svg
      viewBox={box}
      aria-hidden="true"
      focusable="false"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 fill-none stroke-accent print:hidden ${className}`}
    >
      {lines}
    </svg>
  );
}
