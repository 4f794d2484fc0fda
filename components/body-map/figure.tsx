import type { ReactNode } from "react";
import { CREASES, HIPS, OUTLINE } from "./shapes";

export const FIGURE_BOX = "0 0 200 408";
export const INSET_BOX = "0 0 200 160";

/** The words over a figure, from the viewer's left, independent of the text direction. */
export function Sides({ words }: { words: readonly [string, string] }) {
  return (
    <p dir="ltr" className="body-sides">
      <span>{words[0]}</span>
      <span>{words[1]}</span>
    </p>
  );
}

/** The outline of a body, from behind or from the front, with its places. */
export function Figure({ children }: { children?: ReactNode }) {
  return (
    <svg viewBox={FIGURE_BOX} aria-hidden="true" focusable="false" className="body-outline">
      <path d={OUTLINE} />
      {children}
    </svg>
  );
}

/** Hips and thighs: the inset for the places that the figures cannot show. */
export function Inset({ children }: { children?: ReactNode }) {
  return (
    <svg viewBox={INSET_BOX} aria-hidden="true" focusable="false" className="body-outline">
      <path d={HIPS} />
      <path d={CREASES} className="body-crease" />
      {children}
    </svg>
  );
}
