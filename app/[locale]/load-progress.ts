import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import { nextStepId } from "@/lib/intake/steps";
import { deviceToken, orOutage } from "./intake/load-draft";

/** What this device has going: nothing, a draft that goes on at `step`, or a sent intake. */
export type Progress = { kind: "none" } | { kind: "draft"; step: string } | { kind: "sent" };

/** Looks up how far this device is. When the database fails, the start page does without. */
export async function loadProgress(): Promise<Progress> {
  const token = await deviceToken();
  if (token === null) return { kind: "none" };
  const draft = await orOutage(() => findDraft(token));
  if (draft === "outage") return { kind: "none" };
  if (draft) return { kind: "draft", step: nextStepId(draft.answers, null) };
  const sent = await orOutage(() => findOwnIntake(token));
  return sent && sent !== "outage" ? { kind: "sent" } : { kind: "none" };
}
