import type { ReactNode } from "react";
import { HIPS, OUTLINE } from "./shapes";

export const FIGURE_BOX = "0 0 200 408";
export const INSET_BOX = "0 0 200 124";

/** The words on a figure: the sides as the patient has them, from the viewer's left. */
type Sides = readonly [string, string];

/** The outline of a body, seen from behind or from the front, with what stands on it. */
export function Figure({ sides, children }: { sides: Sides; children?: ReactNode }) {
  return (
    <svg viewBox={FIGURE_BOX} aria-hidden="true" focusable="false" className="body-outline">
      <path d={OUTLINE} />
      <text x="4" y="22">
        {sides[0]}
      </text>
      <text x="196" y="22" textAnchor="end">
        {sides[1]}
      </text>
      {children}
    </svg>
  );
}

/** Hips and thighs: the inset for what the figures cannot show. */
export function Inset({ children }: { children?: ReactNode }) {
  return (
    <svg viewBox={INSET_BOX} aria-hidden="true" focusable="false" className="body-outline">
      <path d={HIPS} />
      {children}
    </svg>
  );
}
