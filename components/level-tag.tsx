import type { ReactNode } from "react";
import { LevelShape } from "./level-shape";

const LOOKS: Record<string, string> = {
  // A browser prints no grounds: filled, the word would be white on white.
  EMERGENCY:
    "border-emergency bg-emergency text-on-emergency print:border-ink print:bg-paper print:text-ink",
  URGENT: "border-urgent bg-urgent-soft text-urgent",
  SOON: "border-soon bg-soon-soft text-soon",
  ROUTINE: "border-routine bg-routine-soft text-routine",
  SELF_CARE: "border-self-care bg-self-care-soft text-self-care",
};

const MARKS: Record<string, string> = {
  EMERGENCY: "text-emergency-ink",
  URGENT: "text-urgent",
  SOON: "text-soon",
  ROUTINE: "text-routine",
  SELF_CARE: "text-self-care",
};

/** A level as its shape alone, beside words that it belongs to. `label` is for screen readers. */
export function LevelMark({ level, label }: { level: string; label: string }) {
  return (
    <span className={MARKS[level]}>
      <LevelShape level={level} />
      <span className="sr-only">{label}: </span>
    </span>
  );
}

/** A level as its shape in its color and its word, without a frame: for heads of charts and tables. */
export function LevelWord({ level, label }: { level: string; label: ReactNode }) {
  return (
    <span>
      <LevelShape level={level} className={`inline-block align-[-0.08em] ${MARKS[level] ?? ""}`} />{" "}
      {label}
    </span>
  );
}

/**
 * A level as word, shape and color. `level` is the code (EMERGENCY ... SELF_CARE), `label` the word
 * shown. Only EMERGENCY is filled.
 */
export function LevelTag({ level, label }: { level: string; label: string }) {
  return (
    <span
      className={`inline-flex items-center gap-2 rounded-field border-2 px-2 py-0.5 font-bold whitespace-nowrap ${LOOKS[level] ?? "border-line-strong text-ink"}`}
    >
      <LevelShape level={level} />
      {label}
    </span>
  );
}
