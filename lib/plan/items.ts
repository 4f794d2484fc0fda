import type { SourceId } from "@/lib/learn/sources";
import type { Truth } from "@/lib/questions/gates";
import type { Level } from "@/lib/triage/symptoms";
import type { PlanFacts } from "./facts";

/** The levels that get a home-care plan, most urgent first. */
export const PLAN_LEVELS = ["SOON", "ROUTINE", "SELF_CARE"] as const satisfies readonly Level[];

export const PARTS = ["today", "next_days", "by_day_7"] as const;
export type Part = (typeof PARTS)[number];

/** One line of the checklist; its words are plan.items.<id>. */
export type PlanItem = {
  id: string;
  part: Part;
  source: readonly SourceId[];
  /** Who gets this line; missing means everybody. */
  when?: (facts: PlanFacts) => boolean;
  /**
   * Left out for patients who should be seen this week: until then, nothing that strains the back.
   */
  notBeforeVisit?: true;
};

const trigger =
  (...words: string[]) =>
  ({ symptoms }: PlanFacts) =>
    words.includes(symptoms.trigger ?? "");
/** Yes, not sure or not answered: anything but a no. */
const notRuledOut = (truth: Truth) => truth !== false;
const maybe = (truth: Truth) => truth === true || truth === "unsure";
const lifts = (facts: PlanFacts) => facts.work === "lifting" || trigger("lifting")(facts);
const sits = (facts: PlanFacts) =>
  facts.work === "sitting" || trigger("sitting_or_standing_long")(facts);
const fell = (facts: PlanFacts) =>
  trigger("fall_or_knock")(facts) || ["minor", "major"].includes(facts.symptoms.trauma ?? "");
const drinksAsTold = ({ kidney, heart }: PlanFacts) => maybe(kidney) || maybe(heart);
const drinksFreely = ({ kidney, heart }: PlanFacts) => kidney === false && heart === false;
/** Thin bones, a fall or a pregnancy: the back is not stretched or loaded without being seen. */
const handleGently = (facts: PlanFacts) =>
  notRuledOut(facts.pregnant) ||
  notRuledOut(facts.symptoms.osteoporosis) ||
  notRuledOut(facts.symptoms.long_term_steroids) ||
  facts.symptoms.trauma !== "none" ||
  fell(facts);
const treatment =
  (...words: string[]) =>
  ({ symptoms }: PlanFacts) =>
    words.includes(symptoms.home_treatment ?? "");

/** Every line there is, in the order in which they are shown. */
export const PLAN_ITEMS: readonly PlanItem[] = [
  { id: "keep_moving", part: "today", source: ["nice_ng59", "acp", "non_surgical"] },
  {
    id: "short_steps",
    part: "today",
    source: ["orthobiologics"],
    when: ({ symptoms }) => symptoms.mobility !== "normal",
  },
  {
    id: "rest_position",
    part: "today",
    source: ["non_surgical"],
    when: ({ pregnant }) => !notRuledOut(pregnant),
  },
  {
    id: "rest_on_side",
    part: "today",
    source: ["nhs"],
    when: ({ pregnant }) => notRuledOut(pregnant),
  },
  { id: "keep_what_helps", part: "today", source: ["orthobiologics"], when: treatment("helps") },
  { id: "warm_or_cold", part: "today", source: ["acp", "non_surgical"], notBeforeVisit: true },
  {
    id: "try_the_other",
    part: "today",
    source: ["acp"],
    when: treatment("partly", "not_helping"),
    notBeforeVisit: true,
  },
  { id: "no_heavy_lifts", part: "today", source: ["non_surgical"], when: lifts },
  { id: "leave_sport", part: "today", source: ["non_surgical"], when: trigger("exercise") },
  {
    id: "turn_slowly",
    part: "today",
    source: ["first_rate_local"],
    when: trigger("twisting_or_bending", "sudden_movement", "coughing_or_sneezing"),
  },
  { id: "stand_up", part: "today", source: ["first_rate_local", "nhs"], when: sits },
  { id: "after_fall", part: "today", source: ["acr", "orthobiologics"], when: fell },
  { id: "drink", part: "today", source: ["non_surgical"], when: drinksFreely },
  {
    id: "drink_unless",
    part: "today",
    source: ["non_surgical"],
    when: (facts) => !drinksFreely(facts) && !drinksAsTold(facts),
  },
  { id: "drink_as_told", part: "today", source: ["non_surgical"], when: drinksAsTold },

  { id: "usual_day", part: "next_days", source: ["nice_ng59", "nhs"], notBeforeVisit: true },
  { id: "walk_more", part: "next_days", source: ["nice_ng59", "nhs"], notBeforeVisit: true },
  {
    id: "desk",
    part: "next_days",
    source: ["nhs", "first_rate_local"],
    when: sits,
  },
  {
    id: "lighter_work",
    part: "next_days",
    source: ["nice_ng59"],
    when: ({ work }) => work === "lifting",
  },
  {
    id: "on_your_feet",
    part: "next_days",
    source: ["first_rate_local"],
    when: ({ work }) => work === "standing",
  },
  { id: "sleep", part: "next_days", source: ["non_surgical", "first_rate_local"] },
  { id: "write_down", part: "next_days", source: ["nhs"] },
  { id: "look_back", part: "next_days", source: ["orthobiologics"] },

  { id: "back_to_usual", part: "by_day_7", source: ["nice_ng59"], notBeforeVisit: true },
  {
    id: "lift_again",
    part: "by_day_7",
    source: ["first_rate_local", "nhs"],
    when: (facts) => lifts(facts) && !handleGently(facts),
    notBeforeVisit: true,
  },
  {
    id: "sport_again",
    part: "by_day_7",
    source: ["first_rate_local"],
    when: (facts) => trigger("exercise")(facts) && !handleGently(facts),
    notBeforeVisit: true,
  },
  {
    id: "stretch",
    part: "by_day_7",
    source: ["nice_ng59", "orthobiologics"],
    when: (facts) => !handleGently(facts),
    notBeforeVisit: true,
  },
];
