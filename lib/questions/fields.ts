import type { Answers } from "./answers";

/** The parts of the intake, in order. */
export const SECTIONS = [
  "you",
  "emergency",
  "pain",
  "nerves",
  "general",
  "history",
  "contact",
  "privacy",
] as const;
export type Section = (typeof SECTIONS)[number];

/** Skip logic: is this asked of a person who gave these answers? Pure. */
export type Gate = (answers: Answers) => boolean;

type Common = {
  name: string;
  /** There is a hint: intake.fields.<name>.hint. */
  hint?: true;
  /** Asked only where this holds; missing means always. */
  when?: Gate;
  /** Words that the question has not itself are those of this one. */
  wordsOf?: string;
  /** May be left blank only with another answer on its page, so nothing says "(optional)". */
  needed?: boolean;
  /** A message goes to this number, so it must be one that we can write to. */
  texted?: true;
  /** Taken at once also where it looks unusual: staff are told to check it. */
  unchecked?: true;
  /** The second part of the question before it, whose words ask for both. */
  joined?: true;
  /** Few people need it: it stands in a fold at the end of its page, and may be left blank. */
  folded?: true;
  /** No longer asked; the question that took its place. What was answered stays, until that is answered. */
  retired?: string;
};

type LineKinds = {
  [Kind in "text" | "tel" | "email" | "textarea"]: {
    kind: Kind;
    maxLength: number;
    optional?: boolean;
  };
};

/** One question of a page and how it may be answered. Its words are in the messages. */
export type Field = Common &
  (
    | {
        kind: "radio";
        options: readonly string[];
        optional?: boolean;
        /** Options that are offered only to some. */
        optionGates?: Readonly<Record<string, Gate>>;
      }
    | {
        kind: "checkboxes";
        options: readonly string[];
        /** Has an exclusive "none of these", which comes last. */
        none: boolean;
        /** Has a "not sure", which may go with others. */
        unsure: boolean;
        /** May be left empty, which says nothing: it is never "none of these". */
        optional?: boolean;
        /** Options that are offered only to some. */
        optionGates?: Readonly<Record<string, Gate>>;
        /** The options are places on the body, and figures mirror them. */
        picture?: "body";
      }
    | { kind: "number"; min: number; max: number; decimal?: boolean; optional?: boolean }
    | { kind: "date"; optional?: boolean }
    | LineKinds[keyof LineKinds]
    | { kind: "consent"; optional?: false }
  );

export type Checkboxes = Extract<Field, { kind: "checkboxes" }>;

/** One page of the intake. */
export type Step<Id extends string = string> = {
  id: Id;
  /** Stands for the page in addresses, where it says nothing of what is asked. Never changes. */
  code: string;
  section: Section;
  fields: readonly Field[];
  /** A one-line reason why we ask, where the question is sensitive. */
  reasonKey?: string;
  when?: Gate;
};

export const YES_NO = ["yes", "no"] as const;
export const YES_NO_UNSURE = ["yes", "no", "unsure"] as const;

type Extra = Pick<Extract<Field, { kind: "radio" }>, "hint" | "when" | "optional" | "optionGates">;

/** A question that is no longer asked; drafts and intakes may hold an answer to it. */
export function retired<Asked extends Field>(field: Asked, successor: string): Asked {
  return { ...field, retired: successor, when: () => false };
}

/** Is this an answer to a former question that the question in its place has not replaced? */
export function isKeptAnswer(field: Field, answers: Answers): boolean {
  if (field.retired === undefined || answers[field.name] === undefined) return false;
  return answers[field.retired] === undefined;
}

/** A question with one answer out of a list. */
export function radio(name: string, options: readonly string[], extra: Extra = {}): Field {
  return { kind: "radio", name, options, ...extra };
}

/** A list of signs with "not sure" and "none of these". */
export function signs(
  name: string,
  options: readonly string[],
  extra: Pick<Checkboxes, "hint" | "when" | "optional" | "optionGates" | "picture"> = {},
): Checkboxes {
  return { kind: "checkboxes", name, options, none: true, unsure: true, ...extra };
}

/** A page; its words are intake.steps.<id>, its place in addresses is `code`. */
export function step<const Id extends string>(
  id: Id,
  code: string,
  section: Section,
  fields: readonly Field[],
  extra: { when?: Gate; reason?: true } = {},
): Step<Id> {
  const { when, reason } = extra;
  return {
    id,
    code,
    section,
    fields,
    ...(when && { when }),
    ...(reason && { reasonKey: `intake.steps.${id}.reason` }),
  };
}

/** The options of a question that are offered to a person who gave these answers. */
export function offeredOptions(
  field: Pick<Checkboxes, "options" | "optionGates">,
  answers: Answers,
): string[] {
  return field.options.filter((option) => field.optionGates?.[option]?.(answers) ?? true);
}

/**
 * Does this agreement say to which text, by its SHA-256? A former release stored "yes", whatever text
 * its page showed.
 */
export const saysText = (agreement: unknown) => /^[0-9a-f]{64}$/.test(String(agreement));

/** Every value that may be posted for a group, "unsure" and "none" last. */
export function offeredValues(field: Checkboxes, answers: Answers): string[] {
  return [
    ...offeredOptions(field, answers),
    ...(field.unsure ? ["unsure"] : []),
    ...(field.none ? ["none"] : []),
  ];
}
