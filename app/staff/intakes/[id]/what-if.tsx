import { LEVEL_WORDS } from "@/app/staff/words/words";
import { LevelTag } from "@/components/level-tag";
import type { Change, WhatIf } from "@/lib/triage/what-if";
import { factWords } from "./fact-words";

const words = ({ key, to }: Change) => factWords({ key, value: to });

/**
 * The fewest changed answers that would lower the level, and each single answer that would raise
 * it.
 */
export function WhatWouldChange({ change: { lower, higher } }: { change: WhatIf }) {
  return (
    <details>
      <summary>What would change the level</summary>
      <dl className="what-if">
        <dt>Lower</dt>
        <dd>
          {lower ? (
            <>
              <LevelTag level={lower.level} label={LEVEL_WORDS[lower.level]} /> with{" "}
              {lower.changes.map(words).join(" and ")}
            </>
          ) : (
            "No combination of up to three other answers would lower it."
          )}
        </dd>
        <dt>Higher</dt>
        <dd>
          {higher.length ? null : "No single other answer would raise it."}
          {higher.map(({ level, changes }) => (
            <div key={level} className="what-if-level">
              <p>
                <LevelTag level={level} label={LEVEL_WORDS[level]} /> with any one of these
              </p>
              <ul>
                {changes.map((change) => (
                  <li key={`${change.key} ${String(change.to)}`}>{words(change)}</li>
                ))}
              </ul>
            </div>
          ))}
        </dd>
      </dl>
    </details>
  );
}
