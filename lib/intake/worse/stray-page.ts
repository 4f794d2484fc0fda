import { type Assessment, assess } from "@/lib/facts/assess";
import { type Form, keptValues } from "@/lib/form/parse-field";
import { parseStep, postedBy } from "@/lib/form/parse-page";
import { emergencyIn, flaggedPages } from "@/lib/form/refused-flags";
import { askedFields } from "@/lib/form/steps";
import { fileAnswers, fileDraft, saveProblem } from "@/lib/intake/commands";
import { idInMark } from "@/lib/intake/form-mark";
import { type Draft, findDraftOfForm, findIntakeOfForm } from "@/lib/intake/queries";
import type { Step } from "@/lib/questions/fields";
import { answerEndedCheck } from "./commands";

// A stray page comes from a tab whose draft or intake its browser no longer holds. It is never
// taken into what the browser holds now. A red flag on it goes into what the page belongs to.

/** A page of questions as it was posted, with what its form says it belongs to. */
export type StrayPage = {
  mark: string;
  page: Step;
  form: Form;
  locale: string;
  /** The network address that posted it. */
  caller?: string;
  /** The patient's own device posted it, and no page of staff. */
  byPatient: boolean;
  now: Date;
};

/** What staff hear of it: an emergency now, or an answer that cannot wait. */
export type StrayKept = "emergency" | "red_flag" | null;

const TRIES = 20;

/** A red flag waits in the draft like one on a refused page. False when the draft was changed. */
async function keepInDraft(
  draft: Draft,
  { page, form, locale, caller, byPatient, now }: StrayPage,
): Promise<StrayKept | "changed"> {
  const assessed = emergencyIn(page, form, draft.answers);
  if (assessed) {
    const stopped = { filedAs: "emergency_stop", assessed, locale, caller } as const;
    const filing = { ...stopped, byPatient, now };
    return (await fileDraft(draft, filing)) ? "emergency" : "changed";
  }
  const read = parseStep(page, draft.answers, form);
  if (!read.ok && read.kind === "hostile") return null;
  const names = postedBy(askedFields(page, draft.answers));
  const typed = { stepId: page.id, values: keptValues(names, form), errors: [] };
  if (flaggedPages(assess(draft.answers, { finished: false }), typed).length === 0) return null;
  return (await saveProblem(draft, typed)) ? "red_flag" : "changed";
}

/** What staff must hear of is added to a filed intake, as after "I feel worse". */
async function keepInIntake(id: string, stray: StrayPage): Promise<StrayKept | "gone"> {
  const { page, form, now } = stray;
  const before = await findIntakeOfForm(id);
  if (!before) return "gone";
  const added = await answerEndedCheck(before, page, form, now);
  if (emergencyIn(page, form, before.answers)) return "emergency";
  return added ? "red_flag" : null;
}

async function fileAlone(
  { locale, caller, now }: StrayPage,
  assessed: Assessment<false> | null,
): Promise<StrayKept> {
  if (!assessed) return null;
  await fileAnswers({ filedAs: "emergency_stop", assessed, locale, caller, now });
  return "emergency";
}

/**
 * Keeps a red flag on a stray page for staff: in its draft, in its intake when it was filed, or, an
 * emergency only, as an intake of its own when both are gone or unknown. An emergency is filed at
 * once. Everything else on the page is dropped; the patient must be told so.
 */
export async function keepStrayPage(stray: StrayPage): Promise<StrayKept> {
  const { page, form } = stray;
  const id = idInMark(stray.mark);
  const alone = () => fileAlone(stray, emergencyIn(page, form, {}));
  if (id === null) return alone();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const draft = await findDraftOfForm(id);
    const kept = draft ? await keepInDraft(draft, stray) : await keepInIntake(id, stray);
    if (kept === "gone") return alone();
    if (kept !== "changed") return kept;
  }
  return alone();
}
