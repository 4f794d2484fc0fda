import type { ReactNode } from "react";

/** How a figure stands to its goal. */
export type CardState = "meets" | "misses" | "not_sure" | "not_known";

const WORDS: Record<CardState, string> = {
  meets: "meets the goal",
  misses: "misses the goal",
  not_sure: "not sure yet",
  not_known: "not known yet",
};

type Props = {
  name: string;
  /** The figure itself, such as "61 of 64"; empty: there is none. */
  figure: string;
  unit?: string;
  /** Left out: it has no goal. */
  state?: CardState;
  /** The line with the interval. */
  children?: ReactNode;
  /** The counts, and what they are of. */
  note: ReactNode;
};

/** One figure with its name, its state in words, its interval on a line, and its counts. */
export function FigureCard({ name, figure, unit, state, children, note }: Props) {
  return (
    <li className="figure-card">
      <h3>{name}</h3>
      <p className="figure-line">
        {figure ? <b>{figure}</b> : null}
        {unit ? <span>{unit}</span> : null}
        {state ? <span className={`figure-state figure-${state}`}>{WORDS[state]}</span> : null}
      </p>
      {children}
      <p className="figure-note">{note}</p>
    </li>
  );
}

/** Figure cards side by side, under a heading that only screen readers hear. */
export function FigureCards({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section aria-label={name}>
      <h2 className="sr-only">{name}</h2>
      <ul className="figure-cards">{children}</ul>
    </section>
  );
}
