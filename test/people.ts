import { askedFields, askedSteps, STEPS, type StepId } from "@/lib/form/steps";
import { CONSENT_TEXTS, consentHash } from "@/lib/intake/consent";
import type { Answers } from "@/lib/questions/answers";
import type { Field } from "@/lib/questions/fields";
import { answered } from "@/lib/questions/offered";
import type { Level } from "@/lib/triage/symptoms";

// Invented people for the seed, the benches and all tests: what each of them answers. Nobody here
// has a level, because the triage decides that.

/** What the form of a patient in English says of the consent text that it shows. */
export const AGREED = consentHash(
  CONSENT_TEXTS.findLast(({ locale, signers }) => locale === "en" && signers.includes("self"))
    ?.lines ?? [],
);

function healthyAnswer(field: Field): string | string[] {
  if (field.kind === "checkboxes") return ["none"];
  if (field.kind !== "radio") return "";
  return ["no", "none"].find((denial) => field.options.includes(denial)) ?? "";
}

/**
 * A healthy person with a three-day-old back strain after a lift, with an answer to every question
 * there is, even to those they are not asked.
 */
const HEALTHY: Answers = {
  ...Object.fromEntries(
    STEPS.flatMap(({ fields }) => fields.map((field: Field) => [field.name, healthyAnswer(field)])),
  ),
  respondent: "self",
  age_years: "34",
  sex_at_birth: "male",
  pain_zones: ["lower_back_left", "lower_back_right"],
  zone_saddle: "mistake",
  zone_both_legs: "mistake",
  duration_amount: "3",
  duration_unit: "days",
  onset: "sudden",
  trigger: "lifting",
  pain_change: "usual",
  injury: "none",
  pain_location: "lower_back",
  pain_score: "4",
  pain_score_worst: "5",
  course: "improving",
  mobility: "limited",
  self_care: "can",
  worse_with_movement: "yes",
  home_treatment: "helps",
  daily_work: "sitting",
  pain_pattern: ["spasm"],
  cancer_history: "none",
  fever_kind: ["fever_felt"],
  steroid_kind: ["steroids_long"],
  vomiting_over_and_explained: "no",
  spine_procedure_when: "within_3_months",
  words_safety: "not_meant",
  child_walking: "walks",
  bite_or_wound_kind: "minor",
  contraception_in_use: "other",
  older_legs: "checked",
  arm_timing: "over_2_weeks",
  given_name: "Ada",
  family_name: "Example",
  phone: "212 555 0134",
  contact_way: "",
  may_leave_message: "yes",
  relation: "parent",
  messages: "",
  proxy_agrees: "yes",
  proxy_can_answer: "yes",
  consent: AGREED,
  signed_name: "Ada Example",
};

/** This person's answer to a question; several answers only where several are allowed. */
export function answerOf(answers: Answers, { name, kind }: Field): string | string[] {
  const answer = answers[name] ?? HEALTHY[name] ?? "";
  return kind === "checkboxes" ? [answer].flat() : String(answer);
}

/**
 * The stored answers of a healthy back strain with the given differences, page after page as asked,
 * up to the page `last`. Nothing is validated, because a test may want an answer that the form
 * refuses.
 */
export function answersOf(given: Answers, last?: StepId): Answers {
  const answers: Answers = {};
  const seen = new Set<string>();
  for (;;) {
    const page = askedSteps(answers).find(({ id }) => !seen.has(id));
    if (!page) return answers;
    seen.add(page.id);
    for (const field of askedFields(page, answers)) {
      Object.assign(answers, answered(field, answerOf(given, field)));
    }
    if (page.id === last) return answers;
  }
}

/** The whole answers of a healthy 34-year-old with a back strain, with the given differences. */
export function strain(more: Answers = {}, now = new Date()): Answers {
  const age = Number(more.age_years ?? HEALTHY.age_years);
  return answersOf({ birth_date: `${now.getUTCFullYear() - age}-02-01`, ...more });
}

/** A person for each level; a test checks them against the triage. */
export const PERSON_OF: Record<Level, Answers> = {
  EMERGENCY: { emergency_nerves: ["saddle"] },
  URGENT: { recent_signs: ["fever_or_chills"] },
  SOON: {
    pain_score: "7",
    pain_score_worst: "7",
    pain_change: "new",
    course: "same",
    home_treatment: "partly",
  },
  ROUTINE: { patient_worried: "yes" },
  SELF_CARE: {},
};
