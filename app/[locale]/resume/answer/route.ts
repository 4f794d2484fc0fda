import { parseStep } from "@/lib/form/parse-page";
import { findDraft } from "@/lib/intake/queries";
import { resumeDraft } from "@/lib/intake/resume/commands";
import { RESUME_STEP } from "@/lib/intake/resume/steps";
import { clinicFacts } from "../../clinic";
import { errorSayings } from "../../intake/field-words";
import { openPath } from "../../intake/step-path";
import { rememberDevice } from "../../patient-cookie";
import { openPage, type PatientRequest, patientPost, seeOther } from "../../patient-post";
import { formProblem, type Saying } from "../../plain-form";
import { patientWords } from "../../words";

const page = () => "/resume";

/** Shows the form again with what was typed, which no draft can keep. */
async function again(
  { locale, form }: PatientRequest,
  sayings: Saying[],
  status?: number,
): Promise<Response> {
  const t = await patientWords(locale);
  return formProblem({
    locale,
    step: RESUME_STEP,
    answers: {},
    values: form,
    sayings,
    title: t("resume.title"),
    lead: t("resume.lead"),
    action: `/${locale}/resume/answer`,
    submit: t("resume.submit"),
    back: { href: `/${locale}`, text: t("common.toStart") },
    status,
  });
}

/** Opens on this device what was saved on another. Every wrong pair gets the same answer. */
export const POST = patientPost(
  async (request) => {
    const { locale, form, address } = request;
    const t = await patientWords(locale);
    const read = parseStep(RESUME_STEP, {}, form);
    if (!read.ok) {
      if (read.kind === "hostile") return { hostile: true, goTo: `/${locale}${page()}` };
      return again(request, errorSayings(t, RESUME_STEP, {}, read.errors));
    }
    const { resume_code: code, resume_birth_date: birthDate } = read.answers;
    const resumed = await resumeDraft(String(code), String(birthDate), address);
    if (!resumed.ok) {
      const { days } = clinicFacts();
      const tooMany = resumed.code === "too_many_attempts";
      const text = tooMany ? t("resume.tooMany") : t("resume.wrong", { days });
      return again(request, [{ field: "resume_code", text }], tooMany ? 429 : 422);
    }
    const draft = await findDraft(resumed.token);
    return seeOther(openPath(locale, draft?.answers ?? {}), rememberDevice(resumed.token));
  },
  { route: "/[locale]/resume/answer", outage: "notSaved", page },
);

export const GET = openPage(page);
