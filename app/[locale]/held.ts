import { findDeskDraft, findDeskIntake } from "@/lib/intake/desk/queries";
import { type Draft, findDraft, findOwnIntake, type OwnIntake } from "@/lib/intake/queries";
import type { Desk, Visit } from "./place";

export type Held = { draft: Draft } | { sent: OwnIntake } | null;

async function lookUpAtDesk({ staff, id }: Desk): Promise<Held> {
  const draft = await findDeskDraft(staff, id);
  if (draft) return { draft };
  const sent = await findDeskIntake(staff, id);
  return sent && { sent };
}

/** What this device has, or what staff enter here: a draft, else a sent intake, else nothing. */
export async function lookUp({ token, desk }: Visit): Promise<Held> {
  if (desk) return lookUpAtDesk(desk);
  if (token === null) return null;
  const draft = await findDraft(token);
  if (draft) return { draft };
  const sent = await findOwnIntake(token);
  return sent && { sent };
}

/** Whether this device has answers that are not sent. */
export const isUnsent = (held?: Held): held is { draft: Draft } =>
  held != null && "draft" in held && Object.keys(held.draft.answers).length > 0;
