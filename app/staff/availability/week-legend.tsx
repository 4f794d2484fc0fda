import { ModeIcon } from "@/app/mode-icon";
import { LevelShape } from "@/components/level-shape";
import { MODES } from "@/lib/appointment/visit-type/schema";
import { HELD_WORDS, kindWords, MODE_WORDS } from "./choices";
import type { Open } from "./painted";

/** What the pictures of the week mean. */
export function WeekLegend({ open }: { open: ReadonlyMap<string, Open> }) {
  const all = [...open.values()];
  const modes = MODES.filter((mode) => all.some((cell) => cell.mode === mode));
  const kept = (["URGENT", "SOON"] as const).filter((level) =>
    all.some(({ heldFor }) => heldFor === level),
  );
  if (all.length === 0) return null;
  return (
    <p className="painter-legend">
      {all.some(({ mode }) => mode === null) ? (
        <span>
          <span className="painter-any painter-swatch" /> {kindWords(null)}
        </span>
      ) : null}
      {modes.map((mode) => (
        <span key={mode}>
          <ModeIcon mode={mode} /> {MODE_WORDS[mode]}
        </span>
      ))}
      {kept.map((level) => (
        <span key={level}>
          <LevelShape level={level} className={`painter-${level}`} /> Kept for {HELD_WORDS[level]}
        </span>
      ))}
    </p>
  );
}
