import { FAMILY_LABELS } from "@/lib/triage/own-words/family";
import { type Hit, hitsIn, type Strength } from "@/lib/triage/own-words/read";
import type { IntakePageData } from "./load";

const STRENGTH_WORDS: Record<Strength, string> = {
  strong: "states it",
  weak: "touches on it",
  past: "tells of the past",
};

function HitItem({ family, words, strength }: Hit) {
  return (
    <li>
      {FAMILY_LABELS[family]}: <q>{words}</q>{" "}
      <span className="quiet">({STRENGTH_WORDS[strength]})</span>
    </li>
  );
}

/** What the patient wrote, whole, above everything else, with the signs that were read in it. */
export function OwnWords({ intake }: { intake: IntakePageData }) {
  const text = intake.clinical?.symptoms.free_text;
  if (!text) return null;
  const hits = hitsIn(text, intake.clinical?.symptoms.respondent === "proxy");
  return (
    <section aria-labelledby="own-words">
      <h2 id="own-words">In their own words</h2>
      <blockquote className="own-words">{text}</blockquote>
      {hits.length > 0 ? (
        <ul className="flags">
          {hits.map((hit) => (
            <HitItem key={`${hit.family} ${hit.fact}`} {...hit} />
          ))}
        </ul>
      ) : (
        <p className="quiet">Own words: not checked by rules. Read them.</p>
      )}
    </section>
  );
}
