import { Button } from "@/components/button";
import { Fold } from "@/components/fold";
import { presetLanguage } from "@/lib/contact/language";
import { quoteFor } from "@/lib/facts/words-quote";
import { askedFields } from "@/lib/form/steps";
import { storedValues } from "@/lib/form/stored-values";
import type { Words } from "@/lib/i18n/translate";
import { findConsentText } from "@/lib/intake/consent";
import type { Answers } from "@/lib/questions/answers";
import type { Field, Step } from "@/lib/questions/fields";
import { wroteOfSelfHarm } from "@/lib/questions/words-steps";
import { ReadAloud } from "../desk/read-aloud";
import { FormEdition, FormOf } from "../form-of";
import { formAddress, type Visit } from "../place";
import { shownText } from "./agreed-texts";
import { AnswerField } from "./answer-fields";
import { CrisisLine } from "./crisis-line";
import { typistOf } from "./field-input";
import {
  errorSayings,
  type FieldWords,
  fieldId,
  fieldWords,
  type NotAccepted,
  stepTitle,
} from "./field-words";
import { StepErrors } from "./step-fields";

/** The id of the form of a page of questions. */
export const STEP_FORM = "answers";

type Props = {
  visit: Visit;
  /** The draft, or the intake that is answered again. */
  of: string;
  step: Step;
  answers: Answers;
  problem: NotAccepted | null;
  action: string;
  /**
   * Where "Save and finish later" posts this form, so that typed text is kept; left out: no button.
   */
  laterAction?: string;
};

/** The words of a question; one on the person's own words quotes them. */
function asPut(t: Words, field: Field, answers: Answers): FieldWords {
  const words = fieldWords(t, field, answers);
  const quote = quoteFor(field, answers);
  return quote ? { ...words, hint: t("intake.words.quote", { words: quote }) } : words;
}

type Values = Record<string, string[]>;

/** A name stands in the box only when it signed a text that we know; otherwise it is typed again. */
function withoutUnknownSignature({ signed_name, ...values }: Values): Values {
  const text = findConsentText(values.consent?.[0] ?? "");
  return signed_name && text ? { ...values, signed_name } : values;
}

/** One page of the intake: its questions, what was typed before, and its errors. */
export function StepForm({ visit, of, step, answers, problem, action, laterAction }: Props) {
  const { t, locale, kiosk, desk } = visit;
  const fields = askedFields(step, answers);
  const preset = { preferred_language: [presetLanguage(locale)] };
  const known = problem ? problem.values : { ...preset, ...storedValues(fields, answers) };
  const values = withoutUnknownSignature(known);
  const alone = fields.length === 1;
  const [respondent = answers.respondent] = problem?.values.respondent ?? [];
  // Who has the pain may just have been chosen on this page, which was refused for another question.
  const told = respondent === undefined ? answers : { ...answers, respondent };
  const sayings = errorSayings(t, step, told, problem?.errors ?? []).map((saying) =>
    // A question that is alone is the title of its page.
    alone ? { ...saying, text: saying.short } : saying,
  );
  const reason = step.reasonKey ? t(step.reasonKey) : "";
  const title = stepTitle(t, step, answers);
  const folded = fields.filter((field) => field.folded);
  const typed = problem?.values ?? answers;
  const isOpen =
    sayings.length > 0 || folded.some(({ name }) => [typed[name] ?? ""].flat().some(Boolean));
  const put = (field: Field) => (
    <AnswerField
      key={field.name}
      visit={visit}
      id={fieldId(step, field.name)}
      field={field}
      words={asPut(t, field, answers)}
      typedBy={typistOf(answers)}
      reason={alone ? reason : ""}
      size={alone ? "page" : field.joined ? "hidden" : "field"}
      values={values}
      textHash={field.kind === "consent" ? shownText(visit, answers).textHash : undefined}
      error={sayings.find((saying) => saying.field === field.name)?.short}
    />
  );
  return (
    <>
      {wroteOfSelfHarm(answers) ? <CrisisLine t={t} /> : null}
      <StepErrors t={t} step={step} sayings={sayings} />
      {alone ? null : <h1 className="text-title">{title}</h1>}
      {reason && !alone ? <p className="mt-2 text-ink-quiet">{reason}</p> : null}
      <form
        id={STEP_FORM}
        method="post"
        action={formAddress(action)}
        noValidate
        autoComplete={kiosk || desk ? "off" : undefined}
        className={alone ? "" : "mt-6"}
      >
        <FormOf id={of} />
        <FormEdition />
        {desk ? <ReadAloud t={t} fields={fields} /> : null}
        <div className="grid gap-6">
          {fields
            .filter((field) => !field.folded)
            .map((field) =>
              field.joined ? (
                <div key={field.name} className="-mt-4">
                  {put(field)}
                </div>
              ) : (
                put(field)
              ),
            )}
          {folded.length > 0 ? (
            <Fold name={t(`intake.steps.${step.id}.fold`)} open={isOpen}>
              <div className="grid gap-8 pt-2">{folded.map(put)}</div>
            </Fold>
          ) : null}
        </div>
        <Button className="mt-6 w-full sm:w-auto sm:min-w-48">{t("common.continue")}</Button>
        {laterAction ? (
          <p className="mt-3">
            <button
              type="submit"
              formAction={laterAction}
              className="min-h-11 cursor-pointer text-accent underline underline-offset-4 hover:decoration-3"
            >
              {t("saveLater.link")}
            </button>
          </p>
        ) : null}
      </form>
    </>
  );
}
