import type { Locale } from "@/lib/i18n/locales";
import { lookUp } from "./intake/load-draft";
import { openPath } from "./intake/step-path";

/** What this device has going: nothing, a draft that goes on at `path`, or a sent intake. */
export type Progress = { kind: "none" } | { kind: "draft"; path: string } | { kind: "sent" };

/** Looks up how far this device is. When the database fails, the start page does without. */
export async function loadProgress(locale: Locale): Promise<Progress> {
  const found = await lookUp();
  if (found === null || found === "outage") return { kind: "none" };
  if ("sent" in found) return { kind: "sent" };
  return { kind: "draft", path: openPath(locale, found.draft.answers) };
}
