import { addScores } from "@/lib/aftercare/commands";
import { PEG_STEP, scoresOf } from "@/lib/aftercare/peg";
import { parseStep } from "@/lib/form/parse-page";
import { errorSayings } from "../../../../intake/field-words";
import { openPage, patientPost, seeOther } from "../../../../patient-post";
import { formProblem } from "../../../../plain-form";
import { patientWords } from "../../../../words";
import { findByKey, statusPath } from "../../access";

const page = (_: string, key: string) => statusPath(key, "/questions");

/** Takes the three scores. */
export const POST = patientPost(
  async ({ locale, key, form, token }) => {
    const intake = await findByKey(key, token);
    if (!intake) return seeOther(`/${locale}?notice=expired`);
    const goTo = `/${locale}${page("", key)}`;
    // Only who the answers are about matters here, for the wording.
    const { respondent } = intake.answers;
    const read = parseStep(PEG_STEP, { respondent }, form);
    const scores = read.ok ? scoresOf(read.answers) : null;
    if (scores) {
      await addScores(intake.id, scores, new Date());
      return seeOther(`/${locale}${statusPath(key, "?told=scores")}`);
    }
    if (read.ok || read.kind === "hostile") return { hostile: true, goTo };
    const t = await patientWords(locale);
    return formProblem({
      locale,
      step: PEG_STEP,
      answers: { respondent },
      values: read.values,
      sayings: errorSayings(t, PEG_STEP, { respondent }, read.errors),
      title: t("scores.title"),
      lead: t("scores.lead"),
      action: `${goTo}/answer`,
      submit: t("scores.submit"),
      back: { href: `/${locale}${statusPath(key)}`, text: t("status.offer.link") },
    });
  },
  {
    route: "/[locale]/status/[key]/questions/answer",
    outage: "notSaved",
    page,
    privateAddress: true,
  },
);

export const GET = openPage(page);
