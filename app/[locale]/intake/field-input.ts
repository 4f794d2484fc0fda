import type { Answers } from "@/lib/questions/answers";
import type { Field } from "@/lib/questions/fields";

type Line = Extract<Field, { kind: "number" } | { maxLength: number }>;

const AUTOCOMPLETE: Record<string, string> = {
  given_name: "given-name",
  family_name: "family-name",
  phone: "tel",
  email: "email",
  resume_email: "email",
  resume_phone: "tel",
};

/** What belongs to the patient alone. A helper's browser would offer the helper's own. */
const OF_PATIENT: readonly string[] = ["given_name", "family_name", "birth_date"];

/** Who sits at this device: the browser may offer what that person typed elsewhere. */
export type Typist = "patient" | "helper" | "shared";

/** Until we know who answers, it may be a helper. */
export const typistOf = (answers: Answers): Typist =>
  answers.respondent === "self" ? "patient" : "helper";

/** Whether the browser may offer what is stored in it for this question. */
export function mayFill(name: string, typist: Typist): boolean {
  return typist === "patient" || (typist === "helper" && !OF_PATIENT.includes(name));
}

/**
 * The keyboard, autofill and width of a one-line box. No box limits its length, because a browser
 * cuts off what is pasted without a word; the page says when a text is too long.
 */
export function inputOf(field: Line, typist: Typist) {
  const autoComplete = mayFill(field.name, typist) ? (AUTOCOMPLETE[field.name] ?? "off") : "off";
  switch (field.kind) {
    case "number":
      return {
        inputMode: field.decimal ? ("decimal" as const) : ("numeric" as const),
        width: "short" as const,
        autoComplete,
      };
    case "tel":
      return {
        type: "tel",
        inputMode: "tel" as const,
        autoComplete,
      };
    case "email":
      return {
        type: "email",
        inputMode: "email" as const,
        autoComplete,
        spellCheck: false,
        width: "full" as const,
      };
    default:
      return { autoComplete, spellCheck: false };
  }
}
