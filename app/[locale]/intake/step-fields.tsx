import { ErrorSummary } from "@/components/error-summary";
import { askedFields } from "@/lib/form/steps";
import type { Words } from "@/lib/i18n/translate";
import type { Answers } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import type { Visit } from "../place";
import { AnswerField } from "./answer-fields";
import { typistOf } from "./field-input";
import { type Again, fieldId, fieldWords, type Saying } from "./field-words";

type ErrorsProps = { t: Words; step: Step; sayings: readonly Saying[] };

/** The errors of a form, each a link to its question; nothing when there are none. */
export function StepErrors({ t, step, sayings }: ErrorsProps) {
  const errors = sayings.map(({ field, text }) => ({ href: `#${fieldId(step, field)}`, text }));
  return <ErrorSummary title={t("common.errorTitle")} errors={errors} />;
}

type Props = {
  visit: Visit;
  step: Step;
  answers: Answers;
  /** The values of the form: what is known, or what was typed and refused. */
  filled?: Partial<Again>;
};

/** The questions of a small form below a heading of its own. */
export function StepFields({ visit, step, answers, filled = {} }: Props) {
  const { t } = visit;
  const { values = {}, sayings = [] } = filled;
  return (
    <div className="grid gap-8">
      {askedFields(step, answers).map((field) => (
        <AnswerField
          key={field.name}
          visit={visit}
          id={fieldId(step, field.name)}
          field={field}
          words={fieldWords(t, field, answers)}
          typedBy={typistOf(answers)}
          size="field"
          values={values}
          error={sayings.find((saying) => saying.field === field.name)?.short}
        />
      ))}
    </div>
  );
}
