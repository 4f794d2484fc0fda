import { problemOn } from "@/lib/form/refused-pages";
import { askedSteps, nextStepId, type StepId, stepAt } from "@/lib/form/steps";
import type { Answers } from "@/lib/questions/answers";
import { notFound } from "../lost";
import type { Answer, Place, Visit } from "../place";
import { stepAnswer } from "./answer-step";
import { isAlarming } from "./form-emergency";
import { ownDraft } from "./own";
import { questionView } from "./question-view";
import { openPath } from "./step-path";

/** Whether this page can be shown: it is asked, and every page before it is answered. */
function isOpen(id: StepId, answers: Answers): boolean {
  const asked = askedSteps(answers).map((step) => step.id);
  const first = nextStepId(answers, null);
  const place = asked.indexOf(id);
  return place >= 0 && (first === "check" || place <= asked.indexOf(first));
}

async function load(visit: Visit): Promise<Answer> {
  const step = stepAt(visit.params.step ?? "");
  if (!step) return notFound(visit);
  const own = await ownDraft(visit);
  if (!("draft" in own)) return own;
  const { draft } = own;
  if (!isOpen(step.id, draft.answers)) return { goTo: openPath(visit.base, draft.answers) };
  return questionView(visit, draft, step, problemOn(draft, step.id));
}

/**
 * One page of the intake. A page that is not asked, or not yet, leads to the first open one. The
 * form saves the answers and leads to the next page.
 */
export const questionPlace: Place = { load, take: stepAnswer, isEmergency: isAlarming };
