import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { askedFields } from "@/lib/form/steps";
import { storedValues } from "@/lib/form/stored-values";
import type { Words } from "@/lib/i18n/translate";
import type { OwnIntake } from "@/lib/intake/queries";
import { CALL_BACK_STEP } from "@/lib/questions/contact-steps";
import { isUnder16 } from "@/lib/questions/gates";
import { FormOf } from "../form-of";
import type { Again } from "../intake/field-words";
import { StepErrors, StepFields } from "../intake/step-fields";
import { formAddress, isHere, type Visit } from "../place";

/** The id of the form that asks for a number after the form ended early. */
export const CALL_BACK_FORM = "call-back";

type Props = { visit: Visit; intake: OwnIntake; again?: Again };

const num = (chunks: ReactNode) => <span className="whitespace-nowrap">{chunks}</span>;

/** Who is in the clinic is not asked where they are. */
function stepFor(visit: Visit): typeof CALL_BACK_STEP {
  if (!isHere(visit)) return CALL_BACK_STEP;
  const fields = CALL_BACK_STEP.fields.filter(({ name }) => name !== "where_now");
  return { ...CALL_BACK_STEP, fields };
}

/** Whether the result of this intake asks for a number. */
export function asksForNumber({ level, open, staffSay, contact, answers }: OwnIntake): boolean {
  if (level === "EMERGENCY" || isUnder16(answers)) return true;
  return level !== "SELF_CARE" && open && staffSay === "raised" && !contact?.phone;
}

/** Why to leave a number; in an emergency only after the call for help. */
function callBackLead(t: Words, { level }: OwnIntake): string {
  return t(level === "EMERGENCY" ? "result.emergency.phoneLead" : "result.under16.phoneLead");
}

/** Asks for a phone number when the form ended before asking for it, so that the team can call. */
export function CallBackForm({ visit, intake, again }: Props) {
  const { t, base } = visit;
  const { answers, contact } = intake;
  const known = contact?.phoneAsTyped;
  const none = contact?.way === "no_phone";
  const values = storedValues(askedFields(CALL_BACK_STEP, answers), answers);
  return (
    <section className="mt-10 border-t border-line pt-8 print:hidden">
      <StepErrors t={t} step={CALL_BACK_STEP} sayings={again?.sayings ?? []} />
      <h2 className="text-section">{t("result.emergency.phoneTitle")}</h2>
      <p className="mt-2">{callBackLead(t, intake)}</p>
      {known ? (
        <p className="mt-2 font-bold">
          {t.rich("result.emergency.phoneKnown", { phone: known, num })}
        </p>
      ) : null}
      {none ? <p className="mt-2 font-bold">{t("result.noPhoneDoneCalm")}</p> : null}
      <form
        id={CALL_BACK_FORM}
        method="post"
        action={formAddress(`${base}/result`)}
        noValidate
        className="mt-6"
      >
        <FormOf id={intake.id} />
        <StepFields
          visit={visit}
          step={stepFor(visit)}
          answers={answers}
          filled={again ?? { values }}
        />
        <Button tone="quiet" className="mt-8 w-full sm:w-auto">
          {t("result.emergency.phoneSend")}
        </Button>
      </form>
    </section>
  );
}
