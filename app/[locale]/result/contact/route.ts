import { contactOf } from "@/lib/contact/contact";
import { parseStep } from "@/lib/form/parse-page";
import { addContact } from "@/lib/intake/commands";
import { findOwnIntake } from "@/lib/intake/queries";
import { CALL_BACK_STEP } from "@/lib/questions/contact-steps";
import { errorSayings } from "../../intake/field-words";
import { openPage, patientPost, seeOther } from "../../patient-post";
import { formProblem } from "../../plain-form";
import { patientWords } from "../../words";
import { callBackLead } from "../call-back-form";

const page = () => "/result";

/** Takes a phone number that was left after the form ended early. */
export const POST = patientPost(
  async ({ locale, token, form }) => {
    const intake = token ? await findOwnIntake(token) : null;
    if (!intake) return seeOther(`/${locale}?notice=expired`);
    const read = parseStep(CALL_BACK_STEP, intake.answers, form);
    if (read.ok) {
      const contact = contactOf(read.answers);
      if (contact) await addContact(intake.id, contact);
      return seeOther(`/${locale}/result?told=phone`);
    }
    if (read.kind === "hostile") return { hostile: true, goTo: `/${locale}/result` };
    const t = await patientWords(locale);
    const sayings = errorSayings(t, CALL_BACK_STEP, intake.answers, read.errors);
    return formProblem({
      locale,
      step: CALL_BACK_STEP,
      answers: intake.answers,
      values: read.values,
      sayings,
      title: t("result.emergency.phoneTitle"),
      lead: callBackLead(t, intake),
      action: `/${locale}/result/contact`,
      submit: t("result.emergency.phoneSend"),
      back: { href: `/${locale}/result`, text: t("result.addendum.cancel") },
    });
  },
  { route: "/[locale]/result/contact", outage: "notSaved", page },
);

export const GET = openPage(page);
