import { Fold } from "@/components/fold";
import { SummaryList } from "@/components/summary-list";
import { type DescribedRow, describeAnswers, inOneLine } from "@/lib/form/describe";
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

/** An answer, and what was said no to. */
function Said({ t, row: { answer, denied } }: { t: Words; row: DescribedRow }) {
  return (
    <>
      {answer || t("check.notProvided")}
      {denied.length > 0 ? (
        <span className="block text-small text-ink-quiet">
          {t("check.denied", { signs: inOneLine(denied) })}
        </span>
      ) : null}
    </>
  );
}

/** Every question that was asked, with its answer, folded by part. */
export function AnswerList({ t, answers, changeHref, heading: Heading = "h2", hidden }: Props) {
  return describeAnswers(answers, t, hidden).map((part) => (
    <Fold
      key={part.section}
      name={
        <Heading className="inline text-body">
          {part.title}
          <span className="font-normal whitespace-nowrap text-ink-quiet">
            {" "}
            {t("check.count", { count: part.rows.filter(({ given }) => given).length })}
          </span>
        </Heading>
      }
    >
      <SummaryList
        rows={part.rows.map((row, index) => ({
          key: `${row.stepId}-${index}`,
          term: row.question,
          value: <Said t={t} row={row} />,
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
    </Fold>
  ));
}
