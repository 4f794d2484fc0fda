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
 * The draft of this device. With a sent intake it leads to the result, with nothing to the start.
 */
export async function ownDraft(visit: Visit): Promise<{ draft: Draft } | GoTo> {
  const found = await lookUp(visit);
  if (!found) return expired(visit);
  return "draft" in found ? found : { goTo: `/${visit.locale}/result` };
}
