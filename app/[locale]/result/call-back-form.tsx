import { Button } from "@/components/button";
import { askedFields } from "@/lib/form/steps";
import type { Locale } from "@/lib/i18n/locales";
import type { OwnIntake } from "@/lib/intake/queries";
import { CALL_BACK_STEP } from "@/lib/questions/contact-steps";
import { StepFields } from "../intake/step-fields";
import { storedValues } from "../intake/stored-values";
import type { Words } from "../words";

type Props = { t: Words; locale: Locale; intake: OwnIntake };

/** Why to leave a number: in an emergency only after the call for help. */
export function callBackLead(t: Words, { level }: OwnIntake): string {
  return t(level === "EMERGENCY" ? "result.emergency.phoneLead" : "result.under16.phoneLead");
}

/** Leave a phone number where the form ended before it was asked for, so that the team can call. */
export function CallBackForm({ t, locale, intake }: Props) {
  const { answers, contact } = intake;
  const known = contact?.phoneAsTyped;
  const values = storedValues(askedFields(CALL_BACK_STEP, answers), answers);
  return (
    <section className="mt-10 border-t border-line pt-8 print:hidden">
      <h2 className="text-section">{t("result.emergency.phoneTitle")}</h2>
      <p className="mt-2">{callBackLead(t, intake)}</p>
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
