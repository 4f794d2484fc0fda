import { SCREEN_ONLY } from "@/app/staff/words/on-paper";
import { LEVEL_WORDS } from "@/app/staff/words/words";
import { LevelMark } from "@/components/level-tag";
import type { Level, Symptoms } from "@/lib/triage/symptoms";
import type { Change, WhatIf } from "@/lib/triage/what-if";
import { factWords } from "./fact-words";
import type { IntakePageData } from "./load";
import { isPrinted } from "./on-paper";

// An intake that was left early has few answers: the rest stands under "What would change the level".
const MOST = 8;

export type OpenSign = Change & { level: Level };

/** Signs, each once, that the patient did not answer or was not sure of, and that would raise the level. */
export function openSigns(symptoms: Symptoms, higher: WhatIf["higher"]): OpenSign[] {
  const all = higher.flatMap(({ level, changes }) => changes.map((each) => ({ ...each, level })));
  const signs = all.filter(
    ({ key, to }) =>
      (to === true || (typeof to === "string" && to !== "none")) &&
      (symptoms[key] === undefined || symptoms[key] === "unsure"),
  );
  return signs.filter(({ key }, at) => signs.findIndex((other) => other.key === key) === at);
}

/** What to ask on the call: the open signs that would raise the level, most severe first. */
export function AskOnCall({
  intake,
  higher,
}: {
  intake: IntakePageData;
  higher: WhatIf["higher"];
}) {
  const symptoms = intake.clinical?.symptoms;
  const open = symptoms ? openSigns(symptoms, higher).slice(0, MOST) : [];
  if (!symptoms || open.length === 0) return null;
  return (
    <section aria-labelledby="ask" className="print-whole">
      <h2 id="ask">Ask on the call</h2>
      <ul className="ask">
        {open.map(({ key, to, level }) => (
          <li key={key} className={isPrinted(intake.paper, key) ? undefined : SCREEN_ONLY}>
            <LevelMark level={level} label={LEVEL_WORDS[level]} />
            <span>
              <b>{factWords({ key, value: to })}?</b>{" "}
              {symptoms[key] === "unsure" ? "The patient was not sure." : "Not answered."} If so,
              this becomes {LEVEL_WORDS[level]}.
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
