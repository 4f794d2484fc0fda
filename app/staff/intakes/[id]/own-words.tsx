import { OnPaper, SCREEN_ONLY } from "@/app/staff/words/on-paper";
import { signOfHit } from "@/lib/facts/words-found";
import { describeAnswer } from "@/lib/form/describe";
import { translatorIn } from "@/lib/i18n/translator";
import type { Answers } from "@/lib/questions/answers";
import { foundSigns } from "@/lib/questions/words-steps";
import { WORDS_LEFT_OUT } from "@/lib/record/shared-record";
import { FAMILY_LABELS } from "@/lib/triage/own-words/family";
import { type Hit, hitsIn, type Strength } from "@/lib/triage/own-words/read";
import type { IntakePageData } from "./load";

const STRENGTH_WORDS: Record<Strength, string> = {
  strong: "states it",
  weak: "touches on it",
  past: "tells of the past",
};

/** What the patient answered when this sign was asked again; "" where it was not. */
function answerWords(hit: Hit, answers: Answers): string {
  const asked = foundSigns(answers).find(({ sign }) => sign === signOfHit(hit))?.asked;
  if (!asked) return "";
  const answer = describeAnswer(asked, answers, translatorIn("en"));
  return `Asked again: ${answer ?? "not answered"}`;
}

function HitItem({ hit, answers }: { hit: Hit; answers: Answers }) {
  const { family, words, strength } = hit;
  const again = answerWords(hit, answers);
  return (
    <li>
      {FAMILY_LABELS[family]}: <q>{words}</q>{" "}
      <span className="quiet">({STRENGTH_WORDS[strength]})</span>
      {again ? <b> {again}</b> : null}
    </li>
  );
}

/** What the patient wrote, whole, above everything else, with the signs that were read in it. */
export function OwnWords({ intake }: { intake: IntakePageData }) {
  const text = intake.clinical?.symptoms.free_text;
  if (!text) return null;
  const printed = intake.paper.clinical?.symptoms.free_text !== undefined;
  const hits = hitsIn(text, intake.clinical?.symptoms.respondent === "proxy");
  return (
    <section aria-labelledby="own-words">
      <h2 id="own-words">In their own words</h2>
      <blockquote className="own-words">
        <OnPaper screen={text} paper={printed ? text : WORDS_LEFT_OUT} />
      </blockquote>
      {hits.length > 0 ? (
        <ul className={printed ? "flags" : `flags ${SCREEN_ONLY}`}>
          {hits.map((hit) => (
            <HitItem
              key={`${hit.family} ${hit.fact}`}
              hit={hit}
              answers={intake.clinical?.answers ?? {}}
            />
          ))}
        </ul>
      ) : (
        <p className={printed ? "quiet" : `quiet ${SCREEN_ONLY}`}>
          Own words: not checked by rules. Read them.
        </p>
      )}
    </section>
  );
}
