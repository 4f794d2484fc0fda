import type { Answers } from "@/lib/questions/answers";
import { toldSign } from "@/lib/questions/contradictions";
import { anyOf, many, one, signOf, type Truth, truth } from "@/lib/questions/gates";
import { oldBothLegs } from "@/lib/questions/nerve-steps";
import type { Symptoms } from "@/lib/triage/symptoms";

/** "One leg surely, both perhaps" has two readings; toSymptoms takes the one that triage puts higher. */
export type LegReading = "one" | "unsure";

type LegWord = "none" | "one" | "both" | "unsure";

const BOTH_SIGN = {
  pain: "both_legs_pain",
  numb: "both_legs_weak_or_numb",
  weak: "both_legs_weak_or_numb",
} as const;

/** Both legs: new (asked on the first pages), or older and of this kind. */
function bothLegs(answers: Answers, kind: keyof typeof BOTH_SIGN): Truth {
  const fresh = toldSign(answers, "emergency_nerves", BOTH_SIGN[kind]);
  if (fresh === true) return true;
  const older = oldBothLegs(answers);
  const olderKind = older === false ? false : signOf(answers, "both_legs_kind", kind);
  if (fresh === undefined || olderKind === undefined) return olderKind === true ? true : undefined;
  return anyOf(fresh, olderKind);
}

function legWord(
  answers: Answers,
  kind: keyof typeof BOTH_SIGN,
  reading: LegReading,
): LegWord | undefined {
  const both = bothLegs(answers, kind);
  const single = signOf(answers, "nerve_signs", `leg_${kind}`);
  if (both === true) return "both";
  if (both === "unsure") return single === true ? reading : "unsure";
  if (single === true) return "one";
  if (both === undefined || single === undefined) return undefined;
  return single === "unsure" ? "unsure" : "none";
}

/** Not known whether a doctor has checked it: "long_standing". */
const LEGS_SINCE: Partial<Record<string, Symptoms["leg_symptoms_timing"]>> = {
  now_worse: "long_standing_now_worse",
  weeks_not_checked: "began_2_to_12_weeks_not_checked",
  long_not_checked: "long_standing_not_checked",
  checked: "long_standing_checked",
  unsure: "unsure",
};

function legTiming(
  answers: Answers,
  words: (LegWord | undefined)[],
): Symptoms["leg_symptoms_timing"] {
  const fresh = (sign: string) => toldSign(answers, "emergency_nerves", sign) === true;
  if (fresh("both_legs_weak_or_numb") || fresh("both_legs_pain")) return "new";
  const change = one(answers, "leg_change");
  if (change === "no") return LEGS_SINCE[one(answers, "older_legs") ?? ""] ?? "long_standing";
  if (change) return change === "yes" ? "new" : "unsure";
  const drop = signOf(answers, "nerve_signs", "foot_drop");
  return drop === false && words.every((word) => word === "none") ? "none" : undefined;
}

/** New pain down both legs was asked as "not only on walks". */
function walkingOnly(answers: Answers): Truth {
  const pain = toldSign(answers, "emergency_nerves", "both_legs_pain");
  return truth(one(answers, "leg_walking_only")) ?? (pain === true ? false : undefined);
}

function armWord(answers: Answers): LegWord | undefined {
  const both = signOf(answers, "nerve_signs", "both_arms");
  const single = signOf(answers, "nerve_signs", "one_arm");
  if (both === true) return "both";
  if (single === true) return "one";
  if (both === "unsure" || single === "unsure") return "unsure";
  return both === undefined ? undefined : "none";
}

// Before this question asked for the course, it asked only whether the numbness was old: yes or no.
const SADDLE_SINCE: Partial<Record<string, Symptoms["saddle_numbness"]>> = {
  ...LEGS_SINCE,
  none: "none",
  yes: "long_standing",
  no: "none",
};

/** Saddle numbness that began more than two weeks ago, as told: how old it is and who has seen it. */
export function oldSaddle(answers: Answers): Symptoms["saddle_numbness"] {
  const marked = one(answers, "zone_saddle") === "numb_old";
  const ticked = marked || signOf(answers, "older_signs", "old_saddle");
  if (ticked === false) return "none";
  if (ticked === undefined) return undefined;
  const course = one(answers, "older_saddle");
  if (course !== undefined) return SADDLE_SINCE[course];
  return ticked === true ? "long_standing" : undefined;
}

function saddle(answers: Answers): Symptoms["saddle_numbness"] {
  const fresh = toldSign(answers, "emergency_nerves", "saddle");
  if (fresh === true) return "new";
  if (fresh === "unsure") return "unsure";
  return fresh === undefined ? undefined : oldSaddle(answers);
}

const OLDER = {
  now_worse: "long_standing_now_worse",
  weeks_not_checked: "began_2_to_12_weeks_not_checked",
  long_not_checked: "long_standing_not_checked",
  checked: "long_standing_checked",
  // Answers of drafts from before the form asked whether a doctor has checked it.
  stable: "long_standing_stable",
  constipation_only: "constipation_only",
  none: "none",
  unsure: "unsure",
} as const;

/** Older trouble; while a new sign is "not sure", only older trouble that is worse says more. */
function older(answers: Answers, organ: "bladder" | "bowel", fresh: Truth) {
  const ticked = signOf(answers, "older_signs", `old_${organ}`);
  const course = one(answers, `older_${organ}`) as keyof typeof OLDER | undefined;
  const word = ticked === false ? "none" : course && OLDER[course];
  const worse = course === "now_worse" || course === "weeks_not_checked";
  if (fresh === "unsure") return worse ? word : "unsure";
  return fresh === undefined && !worse ? undefined : word;
}

/** Several new signs: the first names the fact; all of them are emergencies and stay in the answers. */
function bladder(answers: Answers): Symptoms["bladder"] {
  const fresh = (sign: string) => toldSign(answers, "emergency_nerves", `bladder_${sign}`);
  const [start, leak, noFeeling] = [fresh("start"), fresh("leak"), fresh("no_feeling")];
  if (start === true) return "new_cannot_or_hard_to_start";
  if (leak === true) return "new_leak";
  if (noFeeling === true) return "new_no_feeling";
  return older(answers, "bladder", anyOf(start, leak, noFeeling)) as Symptoms["bladder"];
}

function bowel(answers: Answers): Symptoms["bowel"] {
  const fresh = toldSign(answers, "emergency_nerves", "bowel");
  return fresh === true ? "new_leak" : older(answers, "bowel", fresh);
}

const UNSTEADY_SINCE = {
  now_worse: "new",
  weeks_not_checked: "long_standing_not_checked",
  long_not_checked: "long_standing_not_checked",
  checked: "long_standing_checked",
} as const;

/** New is asked on the first pages, older and how it goes with the other older trouble. */
function unsteadyFacts(answers: Answers): Symptoms {
  const fresh = toldSign(answers, "emergency_nerves", "unsteady");
  const course = one(answers, "older_unsteady");
  const ticked = signOf(answers, "older_signs", "old_unsteady");
  const older = course === "none" ? false : ticked;
  if (fresh === true) return { unsteady_or_clumsy: true, unsteady_timing: "new" };
  // Not new is no "no" yet, as for the other nerves: older trouble is asked later.
  const settled = fresh === "unsure" || (fresh === false && many(answers, "older_signs"));
  const both = { unsteady_or_clumsy: settled ? anyOf(fresh, older) : undefined };
  if (fresh === "unsure") return { ...both, unsteady_timing: "unsure" };
  if (!older || course === undefined) return both;
  const since = UNSTEADY_SINCE[course as keyof typeof UNSTEADY_SINCE];
  return { ...both, unsteady_timing: since ?? "unsure" };
}

const SEXUAL = { no: "none", new: "new", old: "long_standing", unsure: "unsure" } as const;

/** The facts on legs, whose words may have two readings. */
export function legFacts(answers: Answers, reading: LegReading) {
  return {
    leg_pain: legWord(answers, "pain", reading),
    leg_numbness: legWord(answers, "numb", reading),
    leg_weakness: legWord(answers, "weak", reading),
  } satisfies Symptoms;
}

/**
 * "Not sure" about both legs, for an intake that ends before the questions on older trouble: until
 * these are answered `nerveFacts` says nothing about legs.
 */
export function doubtfulLegs(answers: Answers): Symptoms {
  const doubtful = (sign: string) =>
    toldSign(answers, "emergency_nerves", sign) === "unsure" ? ("unsure" as const) : undefined;
  const [pain, weakOrNumb] = [doubtful(BOTH_SIGN.pain), doubtful(BOTH_SIGN.weak)];
  return {
    ...(pain && { leg_pain: pain }),
    ...(weakOrNumb && { leg_numbness: weakOrNumb, leg_weakness: weakOrNumb }),
  };
}

/** The facts on nerves, bladder and bowel (catalogue b.6 18 to 30). */
export function nerveFacts(answers: Answers, reading: LegReading): Symptoms {
  const legs = legFacts(answers, reading);
  return {
    ...legs,
    leg_symptoms_timing: legTiming(answers, Object.values(legs)),
    leg_weakness_worsening: truth(one(answers, "leg_weakness_worsening")),
    leg_symptoms_walking_eased_sitting: walkingOnly(answers),
    foot_drop: signOf(answers, "nerve_signs", "foot_drop"),
    arm_numb_or_weak: armWord(answers),
    arm_timing: one(answers, "arm_timing") as Symptoms["arm_timing"],
    carpal_pattern: truth(one(answers, "carpal_pattern")),
    ...unsteadyFacts(answers),
    saddle_numbness: saddle(answers),
    bladder: bladder(answers),
    bowel: bowel(answers),
    sexual_sensation_or_function: SEXUAL[one(answers, "sexual_change") as keyof typeof SEXUAL],
  };
}
