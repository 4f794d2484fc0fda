import { tokensFor } from "@/lib/contact/search-words";
import { takeDate } from "./dates";

export const WORD_KINDS = ["reference", "birth_date", "phone", "email", "surname"] as const;
export type WordKind = (typeof WORD_KINDS)[number];

/** One of these tokens must match, in each group. */
export type Group = { kind: Exclude<WordKind, "reference" | "surname">; tokens: string[] };

export type Wanted = {
  /** In its stored form, for example BK-4T7Q-2M. */
  reference: string | null;
  groups: Group[];
  /** The possible surnames, by spelling and by sound. Null without one. */
  surname: { spelt: string[]; heard: string[] } | null;
};

export type Unclear = "nothing" | "no_such_day" | "phone" | "number";

const EMAIL = /[^\s,;<>]+@[^\s,;<>]+/;
const REFERENCE = /\bBK[-\s]?([A-Z0-9]{4})[-\s]?([A-Z0-9]{2})\b/i;
// Digits in any spelling: +1 (212) 555-0133, 212.555.0133, 212 555 0133.
const PHONE = /\+?[\d(][\d\s().\-/]*\d/;

/** Takes the first match out of the text; what is left keeps its words apart. */
function take(text: string, pattern: RegExp): { found: RegExpExecArray | null; rest: string } {
  const found = pattern.exec(text);
  return { found, rest: found ? text.replace(found[0], " , ") : text };
}

/**
 * The surnames that name words can mean: a given name may stand before or after, with or without a
 * comma, and a surname can be several words (de la Cruz).
 */
function surnamesOf(text: string): { spelt: string[]; heard: string[] } {
  const pieces = text
    .split(/[,;]/)
    .map((piece) => piece.split(/\s+/).filter((word) => /\p{L}/u.test(word)));
  const ends = pieces.flatMap((words) => words.map((_, at) => words.slice(at).join(" ")));
  const starts = pieces.flatMap((words) => words.map((_, at) => words.slice(0, at + 1).join(" ")));
  return { spelt: [...new Set([...ends, ...starts])], heard: ends };
}

/**
 * Reads what was typed into the search box: a reference, a date of birth, a phone, an e-mail and a
 * surname, in any order, each at most once. All must match. Refuses text that holds none of them.
 */
export function readWords(typed: string): Wanted | Unclear {
  const groups: Group[] = [];
  const add = (kind: Group["kind"], tokens: string[]) => {
    if (tokens.length > 0) groups.push({ kind, tokens });
  };
  const email = take(typed.normalize("NFC"), EMAIL);
  add("email", tokensFor("email", email.found?.[0]));
  const reference = take(email.rest, REFERENCE);
  const dated = takeDate(reference.rest);
  if (dated?.dates.length === 0) return "no_such_day";
  add(
    "birth_date",
    (dated?.dates ?? []).flatMap((date) => tokensFor("birth_date", date)),
  );
  const phone = take(dated?.rest ?? reference.rest, PHONE);
  const phoneTokens = tokensFor("phone", phone.found?.[0]);
  if (phone.found && phoneTokens.length === 0) return "phone";
  add("phone", phoneTokens);
  // Never ignore a part of the typed text silently.
  if (/[\d@]/.test(phone.rest)) return "number";
  const { spelt, heard } = surnamesOf(phone.rest);
  const surname = {
    spelt: spelt.flatMap((name) => tokensFor("surname", name)),
    heard: [...new Set(heard.flatMap((name) => tokensFor("surname_sound", name)))],
  };
  const named = surname.spelt.length > 0;
  const [, letters, end] = reference.found ?? [];
  if (!reference.found && !named && groups.length === 0) return "nothing";
  return {
    reference: reference.found ? `BK-${letters}-${end}`.toUpperCase() : null,
    groups,
    surname: named ? surname : null,
  };
}

/** The kinds of words, for the audit log: never the words. */
export function kindsOf({ reference, groups, surname }: Wanted): WordKind[] {
  const given = new Set<WordKind>(groups.map(({ kind }) => kind));
  if (reference) given.add("reference");
  if (surname) given.add("surname");
  return WORD_KINDS.filter((kind) => given.has(kind));
}
