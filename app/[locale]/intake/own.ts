import type { Draft } from "@/lib/intake/queries";
import { isFormOf } from "../form-of";
import { lookUp } from "../held";
import { type Answer, expired, type Visit } from "../place";
import { strayForm } from "../stray";

/**
 * The draft of this device. With a sent intake it leads to the result, with nothing to the start. A
 * form that belongs to another draft is refused; `sending` when it was to send the answers.
 */
export async function ownDraft(
  visit: Visit,
  { sending = false } = {},
): Promise<{ draft: Draft } | Answer> {
  const found = await lookUp(visit);
  if (!found)
    return visit.formOf === null ? expired(visit) : strayForm(visit, { held: null, sending });
  const { id } = "draft" in found ? found.draft : found.sent;
  if (!isFormOf(visit, id)) return strayForm(visit, { held: found, sending });
  return "draft" in found ? found : { goTo: `/${visit.locale}/result` };
}
