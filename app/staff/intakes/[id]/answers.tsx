import { describeAnswers } from "@/lib/form/describe";
import { translatorIn } from "@/lib/i18n/translator";
import type { IntakePageData } from "./load";
import { OnPaper, SCREEN_ONLY } from "./on-paper";

/**
 * Every question that was asked, with its answer, in English even if it was answered in another
 * language.
 */
export async function AllAnswers({ intake }: { intake: IntakePageData }) {
  if (!intake.clinical) return null;
  const t = translatorIn("en");
  const sections = describeAnswers(intake.clinical.answers, t);
  const printed = new Map(
    describeAnswers(intake.paper.clinical?.answers ?? {}, t).flatMap(({ rows }) =>
      rows.map(({ question, answer }) => [question, answer]),
    ),
  );
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">All answers</h2>
      {intake.locale === "en" ? null : (
        <p className="quiet">Answered in another language ({intake.locale}). Shown in English.</p>
      )}
      {sections.map((section) => (
        <div key={section.section} className="answers">
          <h3>{section.title}</h3>
          <dl className="facts">
            {section.rows.map((row) => (
              <div
                key={`${row.stepId} ${row.question}`}
                className={printed.has(row.question) ? undefined : SCREEN_ONLY}
              >
                <dt>{row.question}</dt>
                <dd>
                  <OnPaper screen={row.answer} paper={printed.get(row.question)} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}
