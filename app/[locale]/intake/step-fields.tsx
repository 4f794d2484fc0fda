import { askedFields } from "@/lib/form/steps";
import type { Answers } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import type { Words } from "../words";
import { AnswerField } from "./answer-fields";
import { fieldId, fieldWords } from "./field-words";

type Props = { t: Words; step: Step; answers: Answers; values: Record<string, string[]> };

/** The questions of a small form that stands below a heading of its own. */
export function StepFields({ t, step, answers, values }: Props) {
  return (
    <div className="grid gap-8">
      {askedFields(step, answers).map((field) => (
        <AnswerField
          key={field.name}
          t={t}
          id={fieldId(step, field.name)}
          field={field}
          words={fieldWords(t, field, answers)}
          size="field"
          values={values}
        />
      ))}
    </div>
  );
}
