import { FormOf } from "@/app/[locale]/form-of";
import {
  type Answer,
  formAddress,
  type Hostile,
  isLanguageChange,
  keepsTyped,
  type Place,
  type View,
  type Visit,
} from "@/app/[locale]/place";
import type { PatientForm } from "@/app/[locale]/read-form";
import { Button } from "@/components/button";
import { parseStep } from "@/lib/form/parse-page";
import { storedValues } from "@/lib/form/stored-values";
import type { Draft } from "@/lib/intake/queries";
import { saveForLater } from "@/lib/intake/resume/commands";
import { SAVE_STEP } from "@/lib/intake/resume/steps";
import { type Again, errorSayings } from "../field-words";
import { LeaveForm } from "../leave-form";
import { ownDraft } from "../own";
import { StepErrors, StepFields } from "../step-fields";
import { StepFrame } from "../step-frame";
import { openPath } from "../step-path";

const FORM = "save";

type Props = { visit: Visit; draft: Draft; again?: Again };

/** "Save and finish later": asks the date of birth that goes with the code. */
function Save({ visit, draft, again }: Props) {
  const { t, base } = visit;
  const { id, answers } = draft;
  const [field] = SAVE_STEP.fields;
  // The date of birth that was given in the form need not be typed again.
  const known = field ? storedValues([field], { [field.name]: answers.birth_date }) : {};
  return (
    <StepFrame visit={visit} backHref={openPath(base, answers)}>
      <StepErrors t={t} step={SAVE_STEP} sayings={again?.sayings ?? []} />
      <h1 className="text-title">{t("saveLater.title")}</h1>
      <p className="mt-3">{t("saveLater.lead")}</p>
      <form
        id={FORM}
        method="post"
        action={formAddress(`${base}/intake/save`)}
        noValidate
        className="mt-8"
      >
        <FormOf id={id} />
        <StepFields
          visit={visit}
          step={SAVE_STEP}
          answers={answers}
          filled={again ?? { values: known }}
        />
        <Button className="mt-8 w-full sm:w-auto sm:min-w-48">{t("saveLater.submit")}</Button>
      </form>
      <LeaveForm visit={visit} />
    </StepFrame>
  );
}

function view(props: Props): View {
  const { t } = props.visit;
  const page = t("saveLater.title");
  const refused = Boolean(props.again?.sayings.length);
  const title = refused ? t("service.errorTitle", { page }) : page;
  const keeps = keepsTyped(FORM, `${props.visit.base}/intake/save`);
  return { title, keeps, body: <Save {...props} />, status: refused ? 422 : undefined };
}

async function load(visit: Visit): Promise<Answer> {
  const own = await ownDraft(visit);
  if (!("draft" in own)) return own;
  const changing = visit.query.has("change");
  if (own.draft.savedForLater && !changing) return { goTo: `${visit.base}/intake/save/code` };
  return view({ visit, draft: own.draft });
}

/** Takes the date of birth that goes with the code, and leads to the code. */
async function take(visit: Visit, form: PatientForm): Promise<Answer | Hostile> {
  const own = await ownDraft(visit);
  if (!("draft" in own)) return own;
  const { id, answers } = own.draft;
  if (isLanguageChange(visit))
    return view({ visit, draft: own.draft, again: { values: form, sayings: [] } });
  const read = parseStep(SAVE_STEP, answers, form);
  if (read.ok) {
    await saveForLater(id, String(read.answers.resume_birth_date));
    return { goTo: `${visit.base}/intake/save/code` };
  }
  if (read.kind === "hostile") return read.kind;
  const sayings = errorSayings(visit.t, SAVE_STEP, answers, read.errors);
  return view({ visit, draft: own.draft, again: { values: read.values, sayings } });
}

export const savePlace: Place = { load, take };
