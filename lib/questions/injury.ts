import type { Answers } from "./answers";
import { type Field, type Gate, radio, retired, YES_NO_UNSURE } from "./fields";
import { is65OrOlder, maybeHas, one, signOf } from "./gates";

// A fall or a crash is asked for where it matters (catalogue 2a.2): with the start of the pain from 65
// on, later where nothing clear set the pain off, and last where bones break or bleed more easily.

// A big one that the first pages told is not asked for again.
const isTold: Gate = (answers) => signOf(answers, "emergency_body", "major_injury") === true;
const isElder: Gate = (answers) => is65OrOlder(answers) && !isTold(answers);

const mayFollowAnInjury: Gate = (answers) =>
  !is65OrOlder(answers) &&
  !isTold(answers) &&
  ["fall_or_knock", "other", "unsure"].includes(one(answers, "trigger") ?? "");

const breaksEasily: Gate = (answers) =>
  !is65OrOlder(answers) &&
  !isTold(answers) &&
  !mayFollowAnInjury(answers) &&
  maybeHas(answers, "illnesses", "weak_bones", "steroids", "blood_thinner");

/** Is a fall or a crash asked of somebody who gave these answers, on any page? */
export const injuryIsAsked: Gate = (answers) =>
  isElder(answers) || mayFollowAnInjury(answers) || breaksEasily(answers);

const wasBig = (answers: Answers) =>
  ["big_2_weeks", "big_older"].includes(one(answers, "injury") ?? "");

const injury = (when: Gate): Field =>
  radio("injury", ["none", "small", "big_2_weeks", "big_older", "unsure"], { when });
const examined = (when: Gate): Field => radio("examined_since_injury", YES_NO_UNSURE, { when });

/** Asked of everybody before; a recent big injury stood on the first pages only. */
export const FORMER_INJURY = retired(
  radio("injury", ["none", "small", "big_and_checked", "unsure"]),
  "pain_change",
);
export const INJURY_OF_ELDERS = injury(isElder);
export const INJURY_AT_START = injury(mayFollowAnInjury);
export const INJURY_OF_WEAK_BONES = injury(breaksEasily);

/** Each right after a page that asks for the injury; nobody sees two of them. */
export const EXAMINED_AT_ONCE = examined(isTold);
export const EXAMINED_AT_START = examined(
  (answers) => wasBig(answers) && (isElder(answers) || mayFollowAnInjury(answers)),
);
export const EXAMINED_LATER = examined((answers) => wasBig(answers) && breaksEasily(answers));
