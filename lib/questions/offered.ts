import type { Answers } from "./answers";
import { type Checkboxes, type Field, offeredOptions } from "./fields";

// A later release may add options to a list, and so may an answer that is changed. An option that was
// not on the page when the list was answered was not asked, so it is never a "no". Each answered list
// therefore keeps what it offered beside its answer.

const recordName = (list: string) => `${list}_offered`;

const listIn = (answers: Answers, name: string): readonly string[] | undefined => {
  const value = answers[name];
  return Array.isArray(value) ? value : undefined;
};

/** Options that did not exist yet when lists were answered without this record. */
const WITHOUT_RECORD: Readonly<Record<string, readonly string[]>> = {
  emergency_other: [
    "pregnancy_bleeding",
    "pregnancy_waves",
    "baby_moving_less",
    "shoulder_tip",
    "blood_vomit_stool",
  ],
  older_signs: ["old_unsteady"],
  conditions: ["dialysis_line", "one_kidney", "travel_surgery_or_bed"],
  pain_pattern: ["exertional", "weight_bearing", "hip_bent"],
};

/** Was this option on the page when its list was answered? */
export function wasOffered(answers: Answers, list: string, option: string): boolean {
  const offered = listIn(answers, recordName(list));
  return offered?.includes(option) ?? !WITHOUT_RECORD[list]?.includes(option);
}

/** The answer to a question as it was asked; with what it offered, where it is a list. */
export function answered(field: Field, value: string | string[]): Answers {
  if (field.kind !== "checkboxes") return { [field.name]: value };
  return { [field.name]: value, [recordName(field.name)]: [...field.options] };
}

/** The record of a list, as it is kept. */
export function keptOffer(field: Field, answers: Answers): Answers {
  const name = recordName(field.name);
  const offered = answers[name];
  return offered === undefined ? {} : { [name]: offered };
}

/** Does the list offer something now that it did not when it was answered? Then it is asked again. */
export function offersMore(field: Field, answers: Answers): boolean {
  if (field.kind !== "checkboxes" || !listIn(answers, field.name)) return false;
  const offered = listIn(answers, recordName(field.name));
  return !offered || offeredOptions(field, answers).some((option) => !offered.includes(option));
}

/**
 * What still stands of a list's answer: what was ticked and is still offered. "None of these" was
 * said of less where the list now offers more.
 */
export function standingTicks(field: Checkboxes, answers: Answers): string[] {
  const offered = [...offeredOptions(field, answers), "unsure"];
  if (!offersMore(field, answers)) offered.push("none");
  return (listIn(answers, field.name) ?? []).filter((value) => offered.includes(value));
}
