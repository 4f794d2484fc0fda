import type { Answers } from "@/lib/questions/answers";
import { parseStep } from "../lib/form/parse-page";
import { askedFields, getStep, nextStepId, type StepId } from "../lib/form/steps";
import type { Field, Step } from "../lib/questions/fields";

export type Form = Record<string, string[]>;
/** What is posted for one question: its values; a date as day, month and year. */
export type Choose = (field: Field, page: Step) => string[];

export const TODAY = new Date("2026-11-22T12:00:00Z");

/** The form of one page as `choose` fills it in. */
export function fill(page: Step, answers: Answers, choose: Choose): Form {
  const form: Form = {};
  for (const field of askedFields(page, answers)) {
    const values = choose(field, page);
    if (field.kind !== "date") form[field.name] = values;
    else {
      const [day = "", month = "", year = ""] = values;
      for (const [part, value] of Object.entries({ day, month, year })) {
        form[`${field.name}.${part}`] = [value];
      }
    }
  }
  return Object.fromEntries(Object.entries(form).filter(([, values]) => values.length > 0));
}

/** Posts one page; throws where it is refused. */
export function post(id: StepId, answers: Answers, form: Form): Answers {
  const read = parseStep(getStep(id), answers, form, TODAY);
  if (!read.ok) throw new Error(`${id}: ${JSON.stringify(read.errors)} ${JSON.stringify(form)}`);
  return read.answers;
}

/** Answers page after page to the end. Gives the pages and the answers after each of them. */
export function walk(choose: Choose): { pages: StepId[]; states: Answers[]; answers: Answers } {
  const pages: StepId[] = [];
  const states: Answers[] = [];
  let answers: Answers = {};
  for (let next = nextStepId({}, null); next !== "check"; next = nextStepId(answers, next)) {
    answers = post(next, answers, fill(getStep(next), answers, choose));
    pages.push(next);
    states.push(answers);
    if (pages.length > 60) throw new Error("no end");
  }
  return { pages, states, answers };
}

const HEALTHY: Record<string, string[]> = {
  respondent: ["self"],
  age_years: ["34"],
  sex_at_birth: ["male"],
  pregnancy: ["no"],
  recent_birth: ["no"],
  pain_zones: ["lower_back_left"],
  zone_saddle: ["mistake"],
  zone_both_legs: ["mistake"],
  pain_location: ["lower_back"],
  duration_amount: ["3"],
  duration_unit: ["days"],
  onset: ["sudden"],
  trigger: ["lifting"],
  injury: ["none"],
  pain_score: ["4"],
  course: ["improving"],
  mobility: ["limited"],
  self_care: ["can"],
  worse_with_movement: ["yes"],
  home_treatment: ["helps"],
  pain_pattern: ["spasm"],
  similar_before: ["yes"],
  patient_worried: ["no"],
  sexual_change: ["no"],
  cancer_history: ["none"],
  iv_drug_use: ["none"],
  given_name: ["Ada"],
  family_name: ["Example"],
  birth_date: ["1", "2", "1992"],
  phone: ["212 555 0134"],
  may_leave_message: ["yes"],
  interpreter: ["no"],
  relation: ["parent"],
  proxy_agrees: ["yes"],
  proxy_can_answer: ["yes"],
  consent: ["yes"],
  signed_name: ["Ada Example"],
  child_fever: ["no"],
  child_walking: ["walks"],
};

/** A healthy back strain after a lift, three days old, but for what is given. */
export function strain(but: Record<string, string[]> = {}): Choose {
  return (field) => {
    const given = but[field.name] ?? HEALTHY[field.name];
    if (given) return given;
    if (field.kind === "checkboxes") return ["none"];
    return "optional" in field && field.optional ? [] : ["no"];
  };
}
