import { OnPaper, SCREEN_ONLY } from "@/app/staff/words/on-paper";
import { describeAnswers } from "@/lib/form/describe";
import { translatorIn } from "@/lib/i18n/translator";
import { Folded } from "./folded";
import type { IntakePageData } from "./load";

/** Two pages may ask in the same words. */
const placeOf = ({ stepId, question }: { stepId: string; question: string }) =>
  `${stepId} ${question}`;

/**
 * Every question that was asked, with its answer, in English even if it was answered in another
 * language.
 */
export async function AllAnswers({ intake, open }: { intake: IntakePageData; open?: boolean }) {
  if (!intake.clinical) return null;
  const t = translatorIn("en");
  const sections = describeAnswers(intake.clinical.answers, t);
  const count = sections.flatMap(({ rows }) => rows).filter(({ given }) => given).length;
  const printed = new Map(
    describeAnswers(intake.paper.clinical?.answers ?? {}, t).flatMap(({ rows }) =>
      rows.map((row) => [placeOf(row), row.answer]),
    ),
  );
  return (
    <Folded id="answers" name={`All answers (${count})`} open={open}>
      {intake.locale === "en" ? null : (
        <p className="quiet">Answered in another language ({intake.locale}). Shown in English.</p>
      )}
      {sections.map((section) => (
        <div key={section.section} className="answers">
          <h3>{section.title}</h3>
          <dl className="facts">
            {section.rows.map((row) => (
              <div
                key={placeOf(row)}
                className={printed.has(placeOf(row)) ? undefined : SCREEN_ONLY}
              >
                <dt>{row.question}</dt>
                <dd>
                  <OnPaper screen={row.answer} paper={printed.get(placeOf(row))} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </Folded>
  );
}
