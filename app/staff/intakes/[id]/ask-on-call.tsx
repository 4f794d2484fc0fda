import { LEVEL_WORDS } from "@/app/staff/words/words";
import { LevelMark } from "@/components/level-tag";
import type { WhatIf } from "@/lib/triage/what-if";
import { factWords } from "./fact-words";
import type { IntakePageData } from "./load";

type Props = { intake: IntakePageData; higher: WhatIf["higher"] };

/**
 * What to ask on the call: each sign that the patient was not sure of or did not answer, and whose
 * yes would raise the level.
 */
export function AskOnCall({ intake, higher }: Props) {
  const symptoms = intake.clinical?.symptoms;
  if (!symptoms) return null;
  const isOpen = (value: unknown) => value === undefined || value === null || value === "unsure";
  const open = higher.map(({ level, changes }) => ({
    level,
    changes: changes.filter(({ key }) => isOpen(symptoms[key])),
  }));
  const asked = open.filter(({ changes }) => changes.length > 0);
  if (asked.length === 0) return null;
  return (
    <section aria-labelledby="ask" className="print-whole">
      <h2 id="ask">Ask on the call</h2>
      <ul className="ask">
        {asked.flatMap(({ level, changes }) =>
          changes.map(({ key, to }) => (
            <li key={`${key} ${String(to)}`}>
              <LevelMark level={level} label={LEVEL_WORDS[level]} />
              <span>
                <b>{factWords({ key, value: to })}?</b>{" "}
                {symptoms[key] === "unsure" ? "The patient was not sure." : "Not answered."} A yes
                makes this {LEVEL_WORDS[level]}.
              </span>
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
