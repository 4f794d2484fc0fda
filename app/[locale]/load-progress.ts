import { nextStepId } from "@/lib/intake/steps";
import { lookUp } from "./intake/load-draft";

/** What this device has going: nothing, a draft that goes on at `step`, or a sent intake. */
export type Progress = { kind: "none" } | { kind: "draft"; step: string } | { kind: "sent" };

/** Looks up how far this device is. When the database fails, the start page does without. */
export async function loadProgress(): Promise<Progress> {
  const found = await lookUp();
  if (found === null || found === "outage") return { kind: "none" };
  if ("sent" in found) return { kind: "sent" };
  return { kind: "draft", step: nextStepId(found.draft.answers, null) };
}
