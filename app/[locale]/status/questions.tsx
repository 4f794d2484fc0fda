import { BackLink } from "@/components/back-link";
import { Button } from "@/components/button";
import { addScores } from "@/lib/aftercare/commands";
import { PEG_STEP, scoresOf } from "@/lib/aftercare/peg";
import { clockNow } from "@/lib/clock";
import { parseStep } from "@/lib/form/parse-page";
import { FormOf } from "../form-of";
import { type Again, errorSayings } from "../intake/field-words";
import { StepErrors, StepFields } from "../intake/step-fields";
import {
  type Answer,
  formAddress,
  type Hostile,
  isLanguageChange,
  keepsTyped,
  type Place,
  type View,
  type Visit,
} from "../place";
import type { PatientForm } from "../read-form";
import { type Access, ownStatus, pathBelow } from "./access";

const FORM = "scores";

type Props = { visit: Visit; intake: Access; again?: Again };

/** Three questions, asked from time to time, that show whether it gets better. */
function Questions({ visit, intake, again }: Props) {
  const { t } = visit;
  return (
    <>
      <BackLink href={pathBelow(visit)}>{t("common.back")}</BackLink>
      <StepErrors t={t} step={PEG_STEP} sayings={again?.sayings ?? []} />
      <h1 className="text-title">{t("scores.title")}</h1>
      <p className="mt-3">{t("scores.lead")}</p>
      <form
        id={FORM}
        method="post"
        action={formAddress(pathBelow(visit, "/questions"))}
        noValidate
        className="mt-8"
      >
        <FormOf id={intake.id} />
        <StepFields visit={visit} step={PEG_STEP} answers={intake.answers} filled={again} />
        <Button className="mt-8 w-full sm:w-auto sm:min-w-48">{t("scores.submit")}</Button>
      </form>
    </>
  );
}

function view(props: Props): View {
  const { t } = props.visit;
  const page = t("scores.title");
  const refused = Boolean(props.again?.sayings.length);
  return {
    title: refused ? t("service.errorTitle", { page }) : page,
    keeps: keepsTyped(FORM, pathBelow(props.visit, "/questions")),
    body: <Questions {...props} />,
    status: refused ? 422 : undefined,
  };
}

async function load(visit: Visit): Promise<Answer> {
  const own = await ownStatus(visit);
  return "intake" in own ? view({ visit, intake: own.intake }) : own;
}

/** Takes the three scores. */
async function take(visit: Visit, form: PatientForm): Promise<Answer | Hostile> {
  const own = await ownStatus(visit);
  if (!("intake" in own)) return own;
  const { intake } = own;
  if (isLanguageChange(visit)) return view({ visit, intake, again: { values: form, sayings: [] } });
  // The wording depends only on who the answers are about.
  const { respondent } = intake.answers;
  const read = parseStep(PEG_STEP, { respondent }, form);
  const scores = read.ok ? scoresOf(read.answers) : null;
  if (scores) {
    await addScores(intake.id, scores, clockNow());
    return { goTo: pathBelow(visit, "?told=scores") };
  }
  if (read.ok || read.kind === "hostile") return "hostile";
  const sayings = errorSayings(visit.t, PEG_STEP, { respondent }, read.errors);
  return view({ visit, intake, again: { values: read.values, sayings } });
}

export const questionsPlace: Place = { load, take, privateAddress: true };
