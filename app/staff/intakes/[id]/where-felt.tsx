import { BodyPicture } from "@/components/body-map/body-picture";
import { askedFields } from "@/lib/form/steps";
import type { Translate } from "@/lib/i18n/translate";
import { translatorIn } from "@/lib/i18n/translator";
import type { Answers } from "@/lib/questions/answers";
import { shownZones } from "@/lib/questions/body-map";
import { hasOpenContradiction, ZONES_CHECK_STEP } from "@/lib/questions/contradictions";
import { many, one } from "@/lib/questions/gates";
import type { IntakePageData } from "./load";

const WORDS = {
  back: "Back",
  front: "Front",
  left: "Left",
  right: "Right",
  saddle: "Between the legs",
};

const DENIED: Record<string, string> = {
  zone_saddle: "Numbness between the legs",
  zone_both_legs: "Weakness, numbness or shooting pain in both legs",
  zone_chest: "Chest pain",
};

/** The marked places in words, including "not sure" and "none". */
function placeWords(answers: Answers, t: Translate): string[] {
  const ticked = many(answers, "pain_zones") ?? [];
  const apart = ["unsure", "none"].filter((value) => ticked.includes(value));
  return [...shownZones(answers), ...apart].map((place) =>
    t(`intake.fields.pain_zones.options.${place}`),
  );
}

/** What the patient answered when a mark contradicted an earlier no. */
function AskedAgain({ answers, t }: { answers: Answers; t: Translate }) {
  const asked = askedFields(ZONES_CHECK_STEP, answers);
  if (asked.length === 0) return null;
  return (
    <dl className="facts">
      {asked.map(({ name }) => {
        const answer = one(answers, name);
        return (
          <div key={name}>
            <dt>{DENIED[name]}: denied, then marked, asked again</dt>
            <dd>{answer ? t(`intake.fields.${name}.options.${answer}`) : "Not answered"}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The patient's body map, with the places in words beside it. */
export async function WhereFelt({ intake }: { intake: IntakePageData }) {
  const answers = intake.clinical?.answers;
  if (!answers || !many(answers, "pain_zones")) return null;
  const t = translatorIn("en");
  const worst = one(answers, "pain_location");
  return (
    <section aria-labelledby="where" className="print-whole">
      <h2 id="where">Body map</h2>
      <div className="where-felt">
        <BodyPicture marked={shownZones(answers)} words={WORDS} />
        <div>
          <ul className="places">
            {placeWords(answers, t).map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
          {worst ? <p>Worst: {t(`intake.fields.pain_location.options.${worst}`)}</p> : null}
        </div>
      </div>
      {hasOpenContradiction(answers) ? (
        <p className="flags">
          Marked on the map but denied before. Not resolved, so counted as not sure.
        </p>
      ) : null}
      <AskedAgain answers={answers} t={t} />
    </section>
  );
}
