import type { Answers } from "@/lib/questions/answers";
import { EMERGENCY_BODY, EMERGENCY_NERVES, EMERGENCY_OTHER } from "@/lib/questions/emergency-steps";
import type { Checkboxes, Step } from "@/lib/questions/fields";
import { checkName, many } from "@/lib/questions/gates";
import { NERVE_SIGNS } from "@/lib/questions/nerve-steps";
import type { Form } from "./parse-field";

/** The pages that ask again about each sign of a group. */
const ASKED_AGAIN: Readonly<Record<string, Checkboxes>> = {
  emergency_nerves_unsure: EMERGENCY_NERVES,
  emergency_body_unsure: EMERGENCY_BODY,
  emergency_other_unsure: EMERGENCY_OTHER,
  nerves_unsure: NERVE_SIGNS,
};

/**
 * The answers with each sign ticked that a page which asks again about "not sure" was posted with a
 * yes for. For a page that is no longer asked, as its group was answered otherwise since: to look for
 * an emergency in it, never to go on with. The same answers where there is none.
 */
export function withLateYes(page: Step, answers: Answers, form: Form): Answers {
  const group = ASKED_AGAIN[page.id];
  const said = group?.options.filter((option) => form[checkName(option)]?.includes("yes")) ?? [];
  if (!group || said.length === 0) return answers;
  const ticked = (many(answers, group.name) ?? []).filter((option) => option !== "none");
  return { ...answers, [group.name]: [...new Set([...ticked, ...said])] };
}
