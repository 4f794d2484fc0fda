import fc from "fast-check";
import { CONTRADICTIONS_DENIED } from "../lib/questions/contradictions";
import { type Field, offeredValues } from "../lib/questions/fields";
import { AGREED } from "./people";
import type { Choose } from "./walk";

/** What people write: nothing that is looked for, one sign, many. */
const OWN_WORDS = [
  "Some words",
  "I wet myself twice",
  "ya no quiero vivir",
  "years ago I tried to kill myself",
  "My husband hits me. My leg gave out, my chest is tight, I have a fever, I fell off the roof",
];

function numberFor(field: Extract<Field, { kind: "number" }>, dice: () => number): string {
  if (field.name === "age_years") return String(dice() % 100);
  if (field.name === "temperature") return String(36 + (dice() % 5));
  if (field.name === "duration_amount") return "1";
  return String(field.min + (dice() % (field.max - field.min + 1)));
}

function pick(field: Field, dice: () => number): string[] {
  switch (field.kind) {
    case "radio":
      return [field.options[dice() % field.options.length]!];
    case "checkboxes": {
      if (field.optional && dice() % 3 === 0) return [];
      const values = offeredValues(field, {});
      const sort = dice() % 4;
      if (sort === 0) return ["none"];
      if (sort === 1 && field.unsure) return ["unsure"];
      const ticked = values.filter((value) => value !== "none" && dice() % 5 === 0);
      return ticked.length > 0 ? ticked : ["none"];
    }
    case "number":
      return field.optional && dice() % 3 === 0 ? [] : [numberFor(field, dice)];
    case "consent":
      return [AGREED];
    case "tel":
      return ["+1 212 555 0134"];
    case "email":
      return field.optional && dice() % 2 ? [] : ["ada@example.com"];
    case "date":
      return [];
    default:
      if (field.optional && dice() % 2) return [];
      return [field.kind === "textarea" ? OWN_WORDS[dice() % OWN_WORDS.length]! : "Some words"];
  }
}

/**
 * Random answers, the same for the same numbers. They are a proxy's, so that no birth date is
 * needed. "calm" answers choose nothing on the first screen, though they may be unsure, so that few
 * are emergencies.
 */
export function randomChoose(mood: "calm" | "any"): fc.Arbitrary<Choose> {
  return fc.array(fc.nat(1000), { minLength: 60, maxLength: 120 }).map((numbers) => {
    let at = 0;
    const dice = () => numbers[at++ % numbers.length]! + at;
    return (field) => {
      if (field.name === "respondent") return ["proxy"];
      // These must agree: the page refuses no name at all, unsafe texts, a number of who has no
      // phone, and an interpreter without a language.
      if (field.name === "given_name") return ["Ada"];
      if (field.name === "may_leave_message") return ["yes"];
      if (field.name === "contact_way")
        return [["call", "text_only", "relay", "video"][dice() % 4]!];
      if (field.name === "preferred_language") return ["Spanish"];
      if (field.name === "duration_unit")
        return [["hours", "days", "weeks", "months"][dice() % 4]!];
      if (mood === "calm" && field.name.startsWith("emergency_")) {
        return dice() % 3 === 0 ? ["unsure"] : ["none"];
      }
      if (mood === "calm" && field.name.endsWith("_check"))
        return [dice() % 4 === 0 ? "unsure" : "no"];
      if (mood === "calm" && field.name in CONTRADICTIONS_DENIED)
        return [dice() % 4 === 0 ? "unsure" : String(CONTRADICTIONS_DENIED[field.name])];
      return pick(field, dice);
    };
  });
}
