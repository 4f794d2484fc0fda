import { emergencyReached, parseStep } from "@/lib/intake/answers";
import { getStep, isStepId } from "@/lib/intake/steps";
import type { PatientRequest } from "../patient-post";

/**
 * Do the answers on this one page need help at once? Needs no database, so that even an outage
 * page can say it. Pages that depend on earlier answers may say no here; the page then still shows
 * when to call for help.
 */
export function isAlarming({ step, form }: PatientRequest): boolean {
  if (!isStepId(step)) return false;
  const read = parseStep(getStep(step), {}, form);
  return read.ok && emergencyReached(read.answers);
}
