import type { Field } from "@/lib/questions/fields";

type Line = Extract<Field, { kind: "number" } | { maxLength: number }>;

const AUTOCOMPLETE: Record<string, string> = {
  given_name: "given-name",
  family_name: "family-name",
  phone: "tel",
  email: "email",
  resume_email: "email",
  resume_phone: "tel",
  signed_name: "name",
};

/**
 * The keyboard, autofill and width of a one-line box. `mine`: the browser may fill it in. It may
 * not fill in names on a proxy's form, because they are someone else's.
 */
export function inputOf(field: Line, mine = true) {
  const autoComplete = mine ? (AUTOCOMPLETE[field.name] ?? "off") : "off";
  switch (field.kind) {
    case "number":
      return {
        inputMode: field.decimal ? ("decimal" as const) : ("numeric" as const),
        maxLength: 8,
        width: "short" as const,
        autoComplete,
      };
    case "tel":
      return {
        type: "tel",
        inputMode: "tel" as const,
        maxLength: field.maxLength,
        autoComplete,
      };
    case "email":
      return {
        type: "email",
        inputMode: "email" as const,
        maxLength: field.maxLength,
        autoComplete,
        spellCheck: false,
        width: "full" as const,
      };
    default:
      return { maxLength: field.maxLength, autoComplete, spellCheck: false };
  }
}
