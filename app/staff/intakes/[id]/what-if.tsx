import { LEVEL_WORDS } from "@/app/staff/words/words";
import { LevelTag } from "@/components/level-tag";
import { triageUnfinished } from "@/lib/facts/level";
import { triage } from "@/lib/triage/triage";
import { type Change, whatWouldChange } from "@/lib/triage/what-if";
import { factWords } from "./fact-words";
import type { IntakePageData } from "./load";

const words = ({ key, to }: Change) => factWords({ key, value: to });

/**
 * The fewest changed answers that would lower the level, and each single answer that would raise
 * it.
 */
export function WhatWouldChange({ intake }: { intake: IntakePageData }) {
  if (!intake.clinical) return null;
  const verdict = intake.filedAs === "sent" ? triage : triageUnfinished;
  const { lower, higher } = whatWouldChange(intake.clinical.symptoms, verdict);
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
