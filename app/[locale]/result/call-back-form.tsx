import { Button } from "@/components/button";
import type { Locale } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/intake/answers";
import { CALL_BACK_STEP } from "@/lib/intake/contact-steps";
import { askedFields } from "@/lib/intake/steps";
import { StepFields } from "../intake/step-fields";
import { storedValues } from "../intake/stored-values";
import type { Words } from "../words";

type Props = { t: Words; locale: Locale; answers: Answers; known: string };

/** Leave a phone number after an emergency stop, so that the team can call. */
export function CallBackForm({ t, locale, answers, known }: Props) {
  const values = storedValues(askedFields(CALL_BACK_STEP, answers), answers);
  return (
    <section className="mt-10 border-t border-line pt-8 print:hidden">
      <h2 className="text-section">{t("result.emergency.phoneTitle")}</h2>
      <p className="mt-2">{t("result.emergency.phoneLead")}</p>
      {known ? (
        <p className="mt-2 font-bold">{t("result.emergency.phoneKnown", { phone: known })}</p>
      ) : null}
      <form method="post" action={`/${locale}/result/contact`} noValidate className="mt-6">
        <StepFields t={t} step={CALL_BACK_STEP} answers={answers} values={values} />
        <Button tone="quiet" className="mt-8 w-full sm:w-auto">
          {t("result.emergency.phoneSend")}
        </Button>
      </form>
    </section>
  );
}
