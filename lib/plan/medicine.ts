import type { SourceId } from "@/lib/learn/sources";
import type { Truth } from "@/lib/questions/gates";
import { anyOf } from "@/lib/questions/gates";
import type { PlanFacts } from "./facts";

/** What we say of a medicine, most careful first. */
export const VERDICTS = ["avoid", "ask", "if", "plain"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A reason against a medicine; the words are plan.reasons.<id>. */
type Bar = {
  id: string;
  /** "ask": even a yes is for a pharmacist to weigh. */
  yes: "avoid" | "ask";
  has: (facts: PlanFacts) => Truth;
  source: readonly SourceId[];
};

/** `reasons`: the answers behind "avoid" and "ask", or the open questions behind "if". */
export type Judgement = { verdict: Verdict; reasons: string[] };

const OLD_AGE = 65;

const older = ({ symptoms: { age_years } }: PlanFacts): Truth =>
  age_years === undefined ? undefined : age_years >= OLD_AGE;

const TOO_MANY: Bar = {
  id: "too_many",
  yes: "avoid",
  has: ({ symptoms }) => symptoms.medicine_overuse,
  source: ["nhs_ibuprofen", "nhs_paracetamol"],
};

/** Who must not take an anti-inflammatory, or must ask first. */
export const ANTI_INFLAMMATORY: readonly Bar[] = [
  { id: "pregnant", yes: "avoid", has: ({ pregnant }) => pregnant, source: ["nhs_ibuprofen"] },
  { id: "kidney", yes: "avoid", has: ({ kidney }) => kidney, source: ["nhs_ibuprofen"] },
  { id: "heart", yes: "avoid", has: ({ heart }) => heart, source: ["nhs_ibuprofen"] },
  { id: "ulcer", yes: "avoid", has: ({ ulcer }) => ulcer, source: ["nhs_ibuprofen"] },
  {
    id: "blood_thinner",
    yes: "avoid",
    has: ({ symptoms }) => symptoms.blood_thinner,
    source: ["nhs_ibuprofen"],
  },
  { id: "asthma", yes: "avoid", has: ({ asthma }) => asthma, source: ["nhs_ibuprofen"] },
  TOO_MANY,
  { id: "nursing", yes: "ask", has: ({ nursing }) => nursing, source: ["nhs_ibuprofen"] },
  { id: "liver", yes: "ask", has: ({ liver }) => liver, source: ["nhs_ibuprofen", "nice_ng59"] },
  { id: "age", yes: "ask", has: older, source: ["nice_ng59", "nhs_ibuprofen"] },
  {
    id: "steroids",
    yes: "ask",
    has: ({ symptoms: s }) => anyOf(s.long_term_steroids, s.adrenal_steroid_dependent),
    source: ["nice_ng59"],
  },
  {
    id: "stomach",
    yes: "ask",
    has: ({ symptoms: s }) => anyOf(s.vomiting, s.belly_pain),
    source: ["nice_ng59"],
  },
];

/** Who must not take acetaminophen, or must ask first. */
export const ACETAMINOPHEN: readonly Bar[] = [
  TOO_MANY,
  { id: "pregnant", yes: "ask", has: ({ pregnant }) => pregnant, source: ["nhs_paracetamol"] },
  { id: "liver", yes: "ask", has: ({ liver }) => liver, source: ["nhs_paracetamol"] },
];

/**
 * What to say of a medicine to this person. Any yes forbids it or sends the person to a pharmacist,
 * "not sure" sends them to a pharmacist, and an unanswered question becomes a condition: plain
 * advice is given only to somebody who said no to every bar.
 */
export function judge(bars: readonly Bar[], facts: PlanFacts): Judgement {
  const found = bars.map((bar) => ({ ...bar, truth: bar.has(facts) }));
  const of = (verdict: Verdict, some: typeof found): Judgement | null =>
    some.length > 0 ? { verdict, reasons: some.map(({ id }) => id) } : null;
  const forbids = found.filter(({ yes, truth }) => yes === "avoid" && truth === true);
  const asks = found.filter(({ truth }) => truth === true || truth === "unsure");
  const open = found.filter(({ truth }) => truth === undefined);
  return (
    of("avoid", forbids) ?? of("ask", asks) ?? of("if", open) ?? { verdict: "plain", reasons: [] }
  );
}
