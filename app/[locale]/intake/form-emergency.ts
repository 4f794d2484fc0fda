import { asPosted } from "@/lib/form/former-pages";
import { emergencyIn } from "@/lib/form/refused-flags";
import { stepAt } from "@/lib/form/steps";
import type { Visit } from "../place";
import type { PatientForm } from "../read-form";

/**
 * Whether the answers on this one page are an emergency. It needs no database, so even an outage
 * page can say it. A page that depends on earlier answers may give "no" here; it still shows when
 * to call for help.
 */
export function isAlarming({ params, formerForm }: Visit, form: PatientForm): boolean {
  const page = stepAt(params.step ?? "");
  return page !== undefined && emergencyIn(asPosted(page, form, formerForm), form, {}) !== null;
}
