import type { Answers } from "./answers";
import { type Checkboxes, type Gate, offeredOptions, type Step, step } from "./fields";
import { many, whichName } from "./gates";

const saysUnsure =
  (group: Checkboxes): Gate =>
  (answers) =>
    many(answers, group.name)?.includes("unsure") ?? false;

/**
 * After "not sure" in a list: which of the options not ticked? Only those are "not sure", the rest is
 * no (catalogue 2a.1). Leaving it empty is an error.
 */
export function whichOf(group: Checkboxes): Checkboxes {
  const isOpen = (option: string) => (answers: Answers) =>
    offeredOptions(group, answers).includes(option) &&
    !(many(answers, group.name)?.includes(option) ?? false);
  return {
    kind: "checkboxes",
    name: whichName(group.name),
    options: group.options,
    wordsOf: group.name,
    none: true,
    unsure: false,
    when: saysUnsure(group),
    optionGates: Object.fromEntries(group.options.map((option) => [option, isOpen(option)])),
  };
}

/** The page after a page with lists; asked only where "not sure" was ticked in one of them. */
export function whichStep<const Id extends string>(
  id: Id,
  code: string,
  section: Step["section"],
  ...groups: Checkboxes[]
) {
  return step(id, code, section, groups.map(whichOf), {
    when: (answers) => groups.some((group) => saysUnsure(group)(answers)),
  });
}
