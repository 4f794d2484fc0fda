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

/** Whether this device has answers that are not sent. */
export const isUnsent = (held?: Held): held is { draft: Draft } =>
  held != null && "draft" in held && Object.keys(held.draft.answers).length > 0;
