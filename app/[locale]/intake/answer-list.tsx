import { SummaryList } from "@/components/summary-list";
import { describeAnswers } from "@/lib/form/describe";
import type { StepId } from "@/lib/form/steps";
import type { Words } from "@/lib/i18n/translate";
import type { Answers } from "@/lib/questions/answers";

type Props = {
  t: Words;
  answers: Answers;
  /** The page where the answer can be changed; left out when it cannot be changed any more. */
  changeHref?: (stepId: StepId, field: string) => string;
  heading?: "h2" | "h3";
  /** Names of questions that are not shown. */
  hidden?: readonly string[];
};

/** Every question that was asked, with its answer, by part. */
export function AnswerList({ t, answers, changeHref, heading: Heading = "h2", hidden }: Props) {
  return describeAnswers(answers, t, hidden).map((part) => (
    <section key={part.section} className="mt-8 print:mt-2">
      <Heading className={`mb-2 ${Heading === "h2" ? "text-section" : "text-lead"}`}>
        {part.title}
      </Heading>
      <SummaryList
        rows={part.rows.map((row, index) => ({
          key: `${row.stepId}-${index}`,
          term: row.question,
          value: row.answer || t("check.notProvided"),
          action: changeHref ? (
            <a href={changeHref(row.stepId, row.field)} className="inline-block py-2">
              {t("check.change")}
              <span className="sr-only">
                {" "}
                {t("check.changeHidden", { question: row.question })}
              </span>
            </a>
          ) : undefined,
        }))}
      />
    </section>
  ));
}
