import { Button } from "@/components/button";
import type { Locale } from "@/lib/i18n/locales";
import { SAVE_STEP } from "@/lib/intake/resume/steps";
import type { Answers } from "@/lib/questions/answers";
import type { Words } from "../../words";
import { StepFields } from "../step-fields";
import { StepFrame } from "../step-frame";
import { openPath } from "../step-path";
import { storedValues } from "../stored-values";

/** "Save and finish later": asks the date of birth that goes with the code. */
export function SaveView({ t, locale, answers }: { t: Words; locale: Locale; answers: Answers }) {
  const [field] = SAVE_STEP.fields;
  // Who gave it in the form already need not type it again.
  const known = field ? storedValues([field], { [field.name]: answers.birth_date }) : {};
  return (
    <StepFrame t={t} locale={locale} backHref={openPath(locale, answers)}>
      <h1 className="text-title">{t("saveLater.title")}</h1>
      <p className="mt-3">{t("saveLater.lead")}</p>
      <form method="post" action={`/${locale}/intake/save/answer`} noValidate className="mt-8">
        <StepFields t={t} step={SAVE_STEP} answers={answers} values={known} />
        <Button className="mt-8 w-full sm:w-auto sm:min-w-48">{t("saveLater.submit")}</Button>
      </form>
    </StepFrame>
  );
}
