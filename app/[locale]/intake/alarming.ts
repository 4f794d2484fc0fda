import { isEmergency } from "@/lib/facts/level";
import { withLateYes } from "@/lib/form/late-yes";
import { parseStep, readablePart } from "@/lib/form/parse-page";
import { stepAt } from "@/lib/form/steps";
import type { Answers } from "@/lib/questions/answers";
import type { PatientRequest } from "../patient-post";

/**
 * Do the answers on this one page need help at once? Needs no database, so that even an outage
 * page can say it. Pages that depend on earlier answers may say no here; the page then still shows
 * when to call for help.
 */
export function isAlarming(request: PatientRequest): boolean {
  return alarmingAnswers(request, {}) !== null;
}

/**
 * The answers of this form together with those given before, or alone, where they need help at once;
 * null where they do not. For a form whose draft is gone, or whose page is no longer asked.
 */
export function alarmingAnswers({ step, form }: PatientRequest, before: Answers): Answers | null {
  const page = stepAt(step);
  if (!page) return null;
  for (const earlier of [before, {}]) {
    const read = parseStep(page, earlier, form);
    const answers = read.ok ? read.answers : readablePart(page, earlier, form);
    const readings = [answers, withLateYes(page, answers, form), { ...before, ...answers }];
    const alarming = readings.find(isEmergency);
    if (alarming) return alarming;
  }
  return null;
}
