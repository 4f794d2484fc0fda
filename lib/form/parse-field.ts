import { z } from "zod";
import { isTextable } from "@/lib/clinic/textable";
import { isPhone, isUnusualPhone, readPhone } from "@/lib/contact/phone";
import type { FieldError } from "@/lib/questions/answers";
import { type Field, offeredValues, saysText } from "@/lib/questions/fields";

/** A posted form: every name with its values. */
export type Form = Readonly<Record<string, readonly string[]>>;

export type ParsedField =
  | { ok: true; value: string | string[] }
  | ({ ok: false; hostile?: true } & Omit<FieldError, "field">);

/** Longer than any form that we read. */
const HUGE = 70_000;
/** For a field with several values. A single text is kept whole, so that it can be shortened. */
const KEPT_CHARACTERS = 6_000;
const KEPT_VALUES = 30;

const refuse = (code: string): ParsedField => ({ ok: false, code });
const NOT_OFFERED: ParsedField = { ok: false, code: "not_offered", hostile: true };
const EmailSchema = z.email();

// Control characters, and marks that turn the direction of text around, have no place in an answer.
const UNWANTED = /(?!\n)\p{Cc}|[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Text as we keep it: line ends as \n, no control characters, no space around. Text of several lines
 * is put into Unicode NFC; one line is not, because that would change letters of some names.
 */
export function cleanText(text: string, lines = false): string {
  const even = text.toWellFormed().replace(/\r\n?/g, "\n").replace(/\t/g, " ");
  const clean = even.replace(UNWANTED, "").trim();
  return lines ? clean.normalize("NFC") : clean.replace(/\n+/g, " ");
}

/** A typed value as it is shown again: a line keeps its letters, as in parseField. */
const tidied = (value: string) => cleanText(value, value.includes("\n"));

/** The typed values, to show them again; many of them are cut, so that nothing huge is stored. */
export function keptValues(names: readonly string[], form: Form): Record<string, string[]> {
  const kept = names.flatMap((name) => {
    const values = Object.hasOwn(form, name) ? form[name] : undefined;
    if (!values) return [];
    const most = values.length === 1 ? HUGE : KEPT_CHARACTERS;
    const cut = values.slice(0, KEPT_VALUES).map((value) => value.slice(0, most));
    return [[name, cut.map(tidied)] as const];
  });
  return Object.fromEntries(kept);
}

function valuesOf(form: Form, name: string): readonly string[] {
  return Object.hasOwn(form, name) ? (form[name] ?? []) : [];
}

/** The single value of a box; null when no browser would send this. */
function lineOf(form: Form, name: string, lines = false): string | null {
  const values = valuesOf(form, name);
  const [value = ""] = values;
  if (values.length > 1 || value.length > HUGE) return null;
  return cleanText(value, lines);
}

function parseRadio(field: Extract<Field, { kind: "radio" }>, form: Form): ParsedField {
  const values = valuesOf(form, field.name);
  const [value] = values;
  if (value === undefined) return field.optional ? { ok: true, value: "" } : refuse("choose_one");
  return values.length === 1 && field.options.includes(value) ? { ok: true, value } : NOT_OFFERED;
}

function parseCheckboxes(field: Extract<Field, { kind: "checkboxes" }>, form: Form): ParsedField {
  const values = [...new Set(valuesOf(form, field.name))];
  if (values.length === 0) {
    return field.optional ? { ok: true, value: "" } : refuse("choose_some");
  }
  const offered = offeredValues(field, {});
  if (values.some((value) => !offered.includes(value))) return NOT_OFFERED;
  if (values.includes("none") && values.length > 1) return refuse("none_and_others");
  return { ok: true, value: values };
}

function parseNumber(field: Extract<Field, { kind: "number" }>, form: Form): ParsedField {
  const text = lineOf(form, field.name)?.replace(",", ".");
  if (text === undefined) return { ok: false, code: "number", hostile: true };
  if (text === "") return field.optional ? { ok: true, value: "" } : refuse("required");
  if (!(field.decimal ? /^\d{1,4}(\.\d{1,2})?$/ : /^\d{1,4}$/).test(text)) return refuse("number");
  const number = Number(text);
  if (number < field.min || number > field.max) return refuse("range");
  return { ok: true, value: String(number) };
}

/** What is wrong with the three parts, each with a sentence of its own. */
function dateProblem(year: string, month: string, day: string): string | null {
  if (!day) return "date_no_day";
  if (!month) return "date_no_month";
  if (!year) return "date_no_year";
  if (/^\p{L}/u.test(month)) return "date_month_word";
  if (/^\d{1,3}$/.test(year)) return "date_year_short";
  return [/^\d{4}$/.test(year), /^\d{1,2}$/.test(month), /^\d{1,2}$/.test(day)].every(Boolean)
    ? null
    : "date";
}

function parseDate(field: Extract<Field, { kind: "date" }>, form: Form): ParsedField {
  const parts = ["year", "month", "day"].map((part) => lineOf(form, `${field.name}.${part}`));
  if (parts.some((part) => part === null)) return { ok: false, code: "date", hostile: true };
  if (parts.every((part) => part === "")) {
    return field.optional ? { ok: true, value: "" } : refuse("required");
  }
  const [year = "", month = "", day = ""] = parts.map((part) => part ?? "");
  const wrong = dateProblem(year, month, day);
  if (wrong) return refuse(wrong);
  const value = [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
  return z.iso.date().safeParse(value).success ? { ok: true, value } : refuse("date");
}

/** As people count: what a phone calls one emoji is one or few, not twice as many. */
const charactersOf = (text: string): number => [...text].length;

type Line = Extract<Field, { maxLength: number }>;

function parseLine(field: Line, form: Form): ParsedField {
  const text = lineOf(form, field.name, field.kind === "textarea");
  if (text === null) return { ok: false, code: "too_long", hostile: true };
  if (text === "") return field.optional ? { ok: true, value: "" } : refuse("required");
  const now = charactersOf(text);
  const most = field.maxLength;
  if (now > most) return { ok: false, code: "too_long", length: { now, most } };
  if (field.kind === "email" && !EmailSchema.safeParse(text).success) return refuse("email");
  const wrong = field.kind === "tel" && phoneProblem(field, text, form);
  return wrong ? refuse(wrong) : { ok: true, value: text };
}

/** The hidden field that repeats the number which the page showed when it was sent. */
export const seenName = (name: string) => `${name}.seen`;

function whyNotTexted(text: string): string | null {
  const number = readPhone(text);
  if (!number) return "phone";
  return isTextable(number) ? null : "abroad";
}

/**
 * A number that looks unusual is asked about once: when the same number comes again from the page
 * that asked, it is kept as typed. In an emergency it is kept at once.
 */
function phoneProblem(field: Line, text: string, form: Form): string | null {
  if (field.texted) return whyNotTexted(text);
  if (!isPhone(text)) return "phone";
  if (field.unchecked) return null;
  const seen = lineOf(form, seenName(field.name));
  return isUnusualPhone(text) && seen !== text ? "phone_check" : null;
}

/** A form of a former release did not say which text it showed: it is shown the text of today. */
const TEXT_NOT_SAID = "yes";

/** The answer is the hash of the text that the form showed. */
function parseConsent(field: Field, form: Form): ParsedField {
  const [value, ...more] = valuesOf(form, field.name);
  if (value === undefined || value === TEXT_NOT_SAID) return refuse("consent");
  return more.length === 0 && saysText(value) ? { ok: true, value } : NOT_OFFERED;
}

/**
 * Reads the posted answer to one question. Blank is an error or, if optional, ""; it is never a
 * number and never a no. On an error, returns the code for `intake.errors.<code>`.
 */
export function parseField(field: Field, form: Form): ParsedField {
  switch (field.kind) {
    case "radio":
      return parseRadio(field, form);
    case "checkboxes":
      return parseCheckboxes(field, form);
    case "number":
      return parseNumber(field, form);
    case "date":
      return parseDate(field, form);
    case "consent":
      return parseConsent(field, form);
    default:
      return parseLine(field, form);
  }
}
