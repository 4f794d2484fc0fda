import { logFailed } from "@/lib/log";
import { lookUp } from "../held";
import { openPath } from "../intake/step-path";
import type { Visit } from "../place";
import { EXTRA_LIMIT_MS, withinLimit } from "../time-limit";

/** What this device has: nothing, a draft that continues at `path`, or a sent intake. */
export type Progress = { kind: "none" } | { kind: "draft"; path: string } | { kind: "sent" };

/** Looks up what this device has. When the database fails, the start page does without. */
export async function loadProgress(visit: Visit): Promise<Progress> {
  try {
    const found = await withinLimit(lookUp(visit), EXTRA_LIMIT_MS);
    if (!found) return { kind: "none" };
    if ("sent" in found) return { kind: "sent" };
    return { kind: "draft", path: openPath(visit.base, found.draft.answers) };
  } catch (error) {
    logFailed("start_page_without_progress", error);
    return { kind: "none" };
  }
}
