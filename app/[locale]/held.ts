import { type Draft, findDraft, findOwnIntake, type OwnIntake } from "@/lib/intake/queries";
import type { Visit } from "./place";

export type Held = { draft: Draft } | { sent: OwnIntake } | null;

/** What this device has: a draft, else a sent intake, else nothing. */
export async function lookUp({ token }: Visit): Promise<Held> {
  if (token === null) return null;
  const draft = await findDraft(token);
  if (draft) return { draft };
  const sent = await findOwnIntake(token);
  return sent && { sent };
}
