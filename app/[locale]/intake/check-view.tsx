import { Button } from "@/components/button";
import { previousStepId } from "@/lib/form/steps";
import type { Locale } from "@/lib/i18n/locales";
import type { Draft } from "@/lib/intake/queries";
import { clinicFacts } from "../clinic";
import type { Words } from "../words";
import { AnswerList } from "./answer-list";
import { StepFrame } from "./step-frame";
import { stepPath } from "./step-path";

/** All answers before they are sent, each with a way to change it. */
export function CheckView({ t, locale, draft }: { t: Words; locale: Locale; draft: Draft }) {
  const { answers, abandoned } = draft;
  const { clinic } = clinicFacts();
  const previous = previousStepId(answers, "check");
  return (
    <StepFrame
      t={t}
      locale={locale}
      backHref={previous ? stepPath(locale, previous) : `/${locale}`}
      told={abandoned}
    >
      <h1 className="text-title">{t("check.title")}</h1>
      <p className="mt-3">{t("check.lead")}</p>
      <AnswerList
        t={t}
        answers={answers}
        changeHref={(stepId) => `${stepPath(locale, stepId)}?change=1`}
      />
      <h2 className="mt-10 text-section">{t("check.sendTitle")}</h2>
      <p className="mt-2">{t("check.sendText", { clinic })}</p>
      <form method="post" action={`/${locale}/intake/send`}>
        <Button className="mt-6 w-full sm:w-auto sm:min-w-48">{t("check.send")}</Button>
      </form>
      <p className="mt-4">
        <a href={`/${locale}/intake/save`} className="inline-block py-2">
          {t("saveLater.link")}
        </a>
      </p>
    </StepFrame>
  );
}
