import { clockNow } from "@/lib/clock";
import { assess } from "@/lib/facts/assess";
import { openStepOf } from "@/lib/form/refused-pages";
import { fileDraft } from "@/lib/intake/commands";
import type { Answer, Visit } from "../place";
import { agreedTexts } from "./agreed-texts";
import { ownDraft } from "./own";
import { stepPath } from "./step-path";

const TRIES = 20;

/** Files the draft, unless a page is still open. Gives where to go; null if another tab changed it. */
async function sendOnce(visit: Visit): Promise<Answer | null> {
  const own = await ownDraft(visit, { sending: true });
  if (!("draft" in own)) return own;
  const { draft } = own;
  const { locale, base, caller } = visit;
  const assessed = assess(draft.answers, { finished: true });
  const open = openStepOf(assessed, draft.problem);
  if (open !== "check") return { goTo: stepPath(base, open) };
  const agreed = agreedTexts(draft.answers);
  if (!agreed) return { goTo: stepPath(base, "privacy") };
  const filing = { filedAs: "sent", assessed, locale, caller, now: clockNow(), ...agreed } as const;
  return (await fileDraft(draft, filing)) ? { goTo: `${base}/result` } : null;
}

/**
 * Sends the intake. The result page appears only after the database has stored it. A second send,
 * from another tab or by a double click, finds the stored intake and leads to the same result.
 */
export async function send(visit: Visit): Promise<Answer> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const sent = await sendOnce(visit);
    if (sent) return sent;
  }
  throw new Error("draft_always_changed");
}
