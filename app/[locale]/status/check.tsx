import { clockNow } from "@/lib/clock";
import { isAnswered } from "@/lib/form/steps";
import { nextWorsePage, worsePages } from "@/lib/form/worse-pages";
import { startWorseCheck } from "@/lib/intake/worse/commands";
import { findWorseCheck } from "@/lib/intake/worse/queries";
import { isAlarming } from "../intake/form-emergency";
import { notFound } from "../lost";
import type { Answer, Place, Visit } from "../place";
import { keepWorse } from "../stray-page";
import { ownStatus, pathBelow } from "./access";
import { checkAnswer } from "./check-answer";
import { checkView } from "./check-view";

/** "I feel worse": tells the team at once, then asks the first of the red-flag questions again. */
export const worsePlace: Place = {
  privateAddress: true,
  load: (visit) => ({ goTo: pathBelow(visit) }),
  take: async (visit) => {
    const own = await ownStatus(visit, () => keepWorse(visit));
    if (!("intake" in own)) return own;
    const { firstPage } = await startWorseCheck(own.intake, { now: clockNow() });
    return { goTo: pathBelow(visit, `/check/${firstPage}`) };
  },
};

async function load(visit: Visit): Promise<Answer> {
  const own = await ownStatus(visit);
  if (!("intake" in own)) return own;
  const { intake } = own;
  const draft = await findWorseCheck(intake.id);
  if (!draft) return { goTo: pathBelow(visit) };
  const pages = worsePages(intake.answers, draft.answers);
  const place = pages.findIndex(({ code }) => code === visit.params.step);
  const step = pages[place];
  const isOpen = step && pages.slice(0, place).every((each) => isAnswered(each, draft.answers));
  if (!isOpen) {
    const next = nextWorsePage(intake.answers, draft.answers);
    return next ? { goTo: pathBelow(visit, `/check/${next.code}`) } : notFound(visit);
  }
  const problem = draft.problem?.stepId === step.id ? draft.problem : null;
  return checkView(visit, { intake, answers: draft.answers, step, problem });
}

/**
 * One page of the questions that a patient who feels worse answers again. Without an open check it
 * leads to the status page, and from a page that is not asked yet to the one that is.
 */
export const checkPlace: Place = {
  load,
  take: checkAnswer,
  isEmergency: isAlarming,
  privateAddress: true,
};
