import { type Draft, findDraft, findOwnIntake, type OwnIntake } from "@/lib/intake/queries";
import { expired, type GoTo, type Visit } from "../place";

type Found = { draft: Draft } | { sent: OwnIntake } | null;

/** What this device has: a draft, else a sent intake, else nothing. */
export async function lookUp({ token }: Visit): Promise<Found> {
  if (token === null) return null;
  const draft = await findDraft(token);
  if (draft) return { draft };
  const sent = await findOwnIntake(token);
  return sent && { sent };
}

/**
 * The draft of this device. One whose intake was sent goes to its result, one without an intake to
 * the start page.
 */
export async function ownDraft(visit: Visit): Promise<{ draft: Draft } | GoTo> {
  const found = await lookUp(visit);
  if (!found) return expired(visit);
  return "draft" in found ? found : { goTo: `/${visit.locale}/result` };
}
