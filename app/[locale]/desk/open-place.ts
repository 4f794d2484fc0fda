import { ownDraft } from "../intake/own";
import { openPath } from "../intake/step-path";
import type { Place } from "../place";

/** Where staff begin and go on: leads to the first open page of the draft, or to its result. */
export const openPlace: Place = {
  load: async (visit) => {
    const own = await ownDraft(visit);
    return "draft" in own ? { goTo: openPath(visit.base, own.draft.answers) } : own;
  },
};
