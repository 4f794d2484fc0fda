import { parseStep } from "@/lib/form/parse-page";
import { findDraft } from "@/lib/intake/queries";
import { saveForLater } from "@/lib/intake/resume/commands";
import { SAVE_STEP } from "@/lib/intake/resume/steps";
import { openPage, patientPost, seeOther } from "../../../patient-post";
import { formProblem } from "../../../plain-form";
import { patientWords } from "../../../words";
import { errorSayings } from "../../field-words";
import { openPath } from "../../step-path";

const page = () => "/intake/save";

/** Takes the date of birth that goes with the code, and leads to the code. */
export const POST = patientPost(
  async ({ locale, token, form }) => {
    const draft = token ? await findDraft(token) : null;
    if (!draft) return seeOther(`/${locale}?notice=expired`);
    const read = parseStep(SAVE_STEP, draft.answers, form);
    if (read.ok) {
      await saveForLater(draft.id, String(read.answers.resume_birth_date));
      return seeOther(`/${locale}/intake/save/code`);
    }
    if (read.kind === "hostile") return { hostile: true, goTo: `/${locale}${page()}` };
    const t = await patientWords(locale);
    return formProblem({
      locale,
      step: SAVE_STEP,
      answers: draft.answers,
      values: read.values,
      sayings: errorSayings(t, SAVE_STEP, draft.answers, read.errors),
      title: t("saveLater.title"),
      lead: t("saveLater.lead"),
      action: `/${locale}/intake/save/answer`,
      submit: t("saveLater.submit"),
      back: {
        href: openPath(locale, draft.answers),
        text: t("saveLater.goOn"),
      },
    });
  },
  { route: "/[locale]/intake/save/answer", outage: "notSaved", page },
);

export const GET = openPage(page);
