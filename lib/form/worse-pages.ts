import type { Answers } from "@/lib/questions/answers";
import { EMERGENCY_BODY, EMERGENCY_NERVES, EMERGENCY_OTHER } from "@/lib/questions/emergency-steps";
import type { Checkboxes, Field, Step } from "@/lib/questions/fields";
import { GENERAL_SIGNS } from "@/lib/questions/former-lists";
import { checkName, whichName } from "@/lib/questions/gates";
import {
  CRAMP_KIND,
  FEVER_KIND,
  RECENT_SIGNS,
  SKIN_KIND,
  URINE_KIND,
} from "@/lib/questions/general-steps";
import { NERVE_SIGNS } from "@/lib/questions/nerve-steps";
import { isAnswered, STEPS, type StepId } from "./steps";

const GROUPS = [EMERGENCY_NERVES, EMERGENCY_BODY, EMERGENCY_OTHER, NERVE_SIGNS, RECENT_SIGNS];
const followUpsOf = ({ name, options }: Checkboxes) => [whichName(name), ...options.map(checkName)];

/**
 * The pages that a patient who feels worse answers again: every red-flag question, the pain, fever.
 */
const ASKED_AGAIN: ReadonlySet<string> = new Set([
  ...GROUPS.flatMap((group) => [group.name, ...followUpsOf(group)]),
  ...[GENERAL_SIGNS, FEVER_KIND, URINE_KIND, SKIN_KIND, CRAMP_KIND].map(({ name }) => name),
  "pain_score",
  "pain_score_worst",
  "course",
  "mobility",
  "self_care",
  "temperature",
  "leg_change",
  "leg_weakness_worsening",
  "leg_walking_only",
  "older_legs",
  "arm_timing",
  "carpal_pattern",
  "cannot_keep_fluids_down",
  "vomiting_over_and_explained",
  "headache_sudden_severe",
  "scalp_jaw_or_sight",
  "bite_or_wound_kind",
  "aorta_kind",
  "examined_since_injury",
  "child_fever",
  "child_walking",
]);

/** The answers that stay while the patient answers again. Questions asked again are blank. */
export function answersThatStand(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !ASKED_AGAIN.has(name)));
}

/** Asked again, or open because of a new answer. */
function isPut(field: Field, answers: Answers): boolean {
  if (!(field.when?.(answers) ?? true)) return false;
  return ASKED_AGAIN.has(field.name) || answers[field.name] === undefined;
}

/**
 * The pages for a patient who feels worse, each with only the questions asked again. `filed` are
 * the answers that counted so far. A page never reached then is not shown now, unless it is asked
 * again. Pure.
 */
export function worsePages(filed: Answers, answers: Answers): Step<StepId>[] {
  return STEPS.flatMap((page: Step<StepId>) => {
    if (page.when && !page.when(answers)) return [];
    const fields = page.fields.filter((field) => isPut(field, answers));
    const again = fields.some(({ name }) => ASKED_AGAIN.has(name));
    return fields.length > 0 && (again || isAnswered(page, filed)) ? [{ ...page, fields }] : [];
  });
}

/** The first page that is still open; null when all were answered. */
export function nextWorsePage(filed: Answers, answers: Answers): Step<StepId> | null {
  return worsePages(filed, answers).find((page) => !isAnswered(page, answers)) ?? null;
}

const LISTS: ReadonlySet<string> = new Set(GROUPS.map(({ name }) => name));

/** The open details of signs that were ticked now: what was told of them before is out of date. */
function openedNow(answers: Answers): string[] {
  const unlisted = Object.fromEntries(Object.entries(answers).filter(([name]) => !LISTS.has(name)));
  return STEPS.flatMap((page: Step<StepId>) => page.fields)
    .filter(({ name, when }) => answers[name] === undefined && when?.(answers) && !when(unlisted))
    .map(({ name }) => name);
}

/**
 * All known answers in the middle of such a check: the new ones, and the earlier ones to questions
 * not asked again yet. A follow-up of an earlier "not sure" does not settle a new one, and the details
 * of an earlier tick do not stand for a new one. Pure.
 */
export function knownAnswers(filed: Answers, answers: Answers): Answers {
  const again = GROUPS.filter(({ name }) => answers[name] !== undefined);
  const stale = new Set([...again.flatMap(followUpsOf), ...openedNow(answers)]);
  const earlier = Object.entries(filed).filter(([name]) => !stale.has(name));
  return { ...Object.fromEntries(earlier), ...answers };
}
