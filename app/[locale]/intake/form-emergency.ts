import { emergencyIn } from "@/lib/form/refused-flags";
import { stepAt } from "@/lib/form/steps";
import type { Visit } from "../place";
import type { PatientForm } from "../read-form";

/**
 * Do the answers on this one page need help at once? Needs no database, so that even an outage
 * page can say it. Pages that depend on earlier answers may say no here; the page then still shows
 * when to call for help.
 */
export function isAlarming({ params }: Visit, form: PatientForm): boolean {
  const page = stepAt(params.step ?? "");
  return page !== undefined && emergencyIn(page, form, {}) !== null;
}
