import type { ReactNode } from "react";

/** For what is on the screen alone. */
export const SCREEN_ONLY = "print:hidden";

/** Stands beside a name on paper in place of a reason that others must not read there. */
export const CAUTION_ON_PAPER = "See Backline before you call";

/** One thing on the screen, another on paper, which others may read. */
export function OnPaper({ screen, paper }: { screen: ReactNode; paper: ReactNode }) {
  if (screen === paper) return screen;
  return (
    <>
      <span className="contents print:hidden">{screen}</span>
      <span className="hidden print:contents">{paper}</span>
    </>
  );
}
