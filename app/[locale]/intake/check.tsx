import { Button } from "@/components/button";
import { assess } from "@/lib/facts/assess";
import { openStepOf } from "@/lib/form/refused-pages";
import { askedFields, getStep, previousStepId, type StepId } from "@/lib/form/steps";
import type { Draft } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";
import { HIDDEN_LATER } from "@/lib/questions/words-steps";
import { clinicFacts } from "../clinic";
import { FormOf } from "../form-of";
import { type Answer, formAddress, type Place, type Visit } from "../place";
import { AnswerList } from "./answer-list";
import { fieldId } from "./field-words";
import { LeaveForm } from "./leave-form";
import { ownDraft } from "./own";
import { send } from "./send";
import { StepFrame } from "./step-frame";
import { startPath, stepPath } from "./step-path";

/** The question on its page; none where it is alone there. */
function anchorOf(stepId: StepId, field: string, answers: Answers): string {
  const page = getStep(stepId);
  return askedFields(page, answers).length > 1 ? `#${fieldId(page, field)}` : "";
}

/** All answers before they are sent, each with a link to change it. */
function Check({ visit, draft }: { visit: Visit; draft: Draft }) {
  const { t, base } = visit;
  const { answers, abandoned } = draft;
  const { clinic } = clinicFacts();
  const previous = previousStepId(answers, "check");
  return (
    <StepFrame
      visit={visit}
      backHref={previous ? stepPath(base, previous) : startPath(visit)}
      startedAt={draft.createdAt}
      told={abandoned}
    >
      <h1 className="text-title">{t("check.title")}</h1>
      <div className="mt-4 border-t border-line">
        <AnswerList
          t={t}
          answers={answers}
          hidden={HIDDEN_LATER}
          changeHref={(stepId, field) =>
            `${stepPath(base, stepId)}?change=1${anchorOf(stepId, field, answers)}`
          }
        />
      </div>
      <h2 className="mt-8 text-section">{t("check.sendTitle")}</h2>
      <p className="mt-2">{t("check.sendText", { clinic })}</p>
      <form method="post" action={formAddress(`${base}/intake/check`)}>
        <FormOf id={draft.id} />
        <Button className="mt-6 w-full sm:w-auto sm:min-w-48">{t("check.send")}</Button>
      </form>
      <p className="mt-4">
        <a href={`${base}/intake/save`} className="inline-block py-2">
          {t("saveLater.link")}
        </a>
      </p>
      <LeaveForm visit={visit} />
    </StepFrame>
  );
}

async function load(visit: Visit): Promise<Answer> {
  const own = await ownDraft(visit);
  if (!("draft" in own)) return own;
  const { draft } = own;
  const open = openStepOf(assess(draft.answers, { finished: false }), draft.problem);
  if (open !== "check") return { goTo: stepPath(visit.base, open) };
  return { title: visit.t("check.title"), body: <Check visit={visit} draft={draft} /> };
}

/** The page of all answers before they are sent. Its form sends them. */
export const checkPlace: Place = { load, take: send, outage: "sendUnknown" };
