import type { Answers } from "@/lib/questions/answers";
import { parseStep } from "../lib/form/parse-page";
import { askedFields, getStep, nextStepId, type StepId } from "../lib/form/steps";
import type { Field, Step } from "../lib/questions/fields";
import { answerOf } from "./people";

export type Form = Record<string, string[]>;
/** The posted values of one question; a date as day, month and year. */
export type Choose = (field: Field, page: Step) => string[];

/** The values that a person with these answers posts for a question. */
function postedBy(person: Answers): Choose {
  return (field) => {
    const answer = answerOf(person, field);
    const values = field.kind === "date" ? String(answer).split("-").reverse() : [answer].flat();
    return values.filter((value) => value !== "");
  };
}

/** The form of one page as this person, or `choose`, fills it in. */
export function fill(page: Step, answers: Answers, by: Answers | Choose): Form {
  const choose = typeof by === "function" ? by : postedBy(by);
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

/** Posts one page; throws when it is refused. */
export function post(id: StepId, answers: Answers, form: Form): Answers {
  const read = parseStep(getStep(id), answers, form, new Date());
  if (!read.ok) throw new Error(`${id}: ${JSON.stringify(read.errors)} ${JSON.stringify(form)}`);
  return read.answers;
}

/**
 * Answers page after page to the end, as this person or `choose` does. Gives the pages and the
 * answers after each of them.
 */
export function walk(by: Answers | Choose): {
  pages: StepId[];
  states: Answers[];
  answers: Answers;
} {
  const pages: StepId[] = [];
  const states: Answers[] = [];
  let answers: Answers = {};
  for (let next = nextStepId({}, null); next !== "check"; next = nextStepId(answers, next)) {
    answers = post(next, answers, fill(getStep(next), answers, by));
    pages.push(next);
    states.push(answers);
    if (pages.length > 60) throw new Error("no end");
  }
  return { pages, states, answers };
}
