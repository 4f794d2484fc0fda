import type { Draft } from "@/lib/intake/queries";
import { isElsewhere, withClinic } from "../desk/with-clinic";
import { isFormOf } from "../form-of";
import { lookUp } from "../held";
import { type Answer, expired, type Visit } from "../place";
import { strayForm } from "../stray";

/**
 * The draft of this device. With a sent intake it leads to the result, with nothing to the start. A
 * form that belongs to another draft is refused; `sending` when it was to send the answers. Where
 * staff go on with the draft, the patient's own device shows only that.
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
  if ("sent" in found) return { goTo: `${visit.base}/result` };
  return isElsewhere(visit, found.draft) ? withClinic(visit) : found;
}
