import { nameWords } from "@/lib/contact/name-words";
import { wantedTokens } from "@/lib/contact/search-words";
import { READABLE } from "@/lib/intake/reference";
import { takeDate } from "./dates";

export const WORD_KINDS = ["reference", "birth_date", "phone", "email", "surname"] as const;
export type WordKind = (typeof WORD_KINDS)[number];

/** One of these tokens must match, in each group. */
export type Group = { kind: Exclude<WordKind, "reference" | "surname">; tokens: string[] };

export type Wanted = {
  /** In its stored form, for example BK-4T7Q-2M. */
  reference: string | null;
  groups: Group[];
  /** The typed names; null without one. */
  name: WantedName | null;
};

/** The tokens of typed names, the best matches first. */
export type WantedName = {
  /** A whole surname, in one of the readings of the text. */
  whole: string[];
  /** One word of a surname. */
  part: string[];
  /** Of each typed word, the tokens of somebody who has it as a given name or in a surname. */
  words: string[][];
  /** Said like it, with another spelling. */
  close: string[];
  /** Roughly alike in sound. */
  rough: string[];
};

export type Unclear = "nothing" | "no_such_day" | "phone" | "number";

const EMAIL = /[^\s,;<>]+@[^\s,;<>]+/;
const REFERENCE = /\bBK[-\s]?([A-Z0-9]{4})[-\s]?([A-Z0-9]{2})\b/i;
/** Of a whole text: a reference without its BK. It can also be a name. */
const BARE = new RegExp(`^\\s*([${READABLE}]{4})[-\\s]?([${READABLE}]{2})\\s*$`, "i");
/** What is dialed after the number is no part of it. */
const EXTENSION = /(?<=\d\s*)(?:,?\s*(?:ext(?:ension)?|x)\.?\s*#?\s*\d{1,6})\b/i;
// Digits in any spelling: +1 (212) 555-0133, 212.555.0133, 212 555 0133.
const PHONE = /\+?[\d(][\d\s().\-/]*\d/;

/** A whole number; or its last seven digits, as one says it within one area. */
function phoneTokensIn(typed: string | undefined): string[] {
  const whole = wantedTokens("phone", typed);
  if (whole.length > 0 || typed?.replace(/\D/g, "").length !== 7) return whole;
  return wantedTokens("phone_end", typed);
}

/** Takes the first match out of the text; what is left keeps its words apart. */
function take(text: string, pattern: RegExp): { found: RegExpExecArray | null; rest: string } {
  const found = pattern.exec(text);
  return { found, rest: found ? text.replace(found[0], " , ") : text };
}

/**
 * The surnames that name words can mean: a given name may stand before or after, with or without a
 * comma, and a surname can be several words (de la Cruz).
 */
function surnamesOf(pieces: string[][]): { any: string[]; last: string[] } {
  const ends = pieces.flatMap((words) => words.map((_, at) => words.slice(at).join(" ")));
  const starts = pieces.flatMap((words) => words.map((_, at) => words.slice(0, at + 1).join(" ")));
  return { any: [...new Set([...ends, ...starts])], last: ends };
}

const tokensOfAll = (kind: Parameters<typeof wantedTokens>[0], names: string[]) => [
  ...new Set(names.flatMap((name) => wantedTokens(kind, name))),
];

/** Enough to tell two people apart; more words only make the search slower. */
const MOST_WORDS = 5;

/** The typed names as tokens; null when there is none. */
function nameIn(text: string): WantedName | null {
  const pieces = text
    .split(/[,;]/)
    .map((piece) => piece.split(/\s+/).filter((word) => /\p{L}/u.test(word)));
  const { any, last } = surnamesOf(pieces);
  const whole = tokensOfAll("surname", any);
  if (whole.length === 0) return null;
  const words = nameWords(text).slice(0, MOST_WORDS);
  const onlyWord = words.length === 1 ? words : [];
  return {
    whole,
    part: tokensOfAll("surname_word", words),
    words: words.map((word) => [
      ...wantedTokens("surname", word),
      ...wantedTokens("surname_word", word),
      ...wantedTokens("given_word", word),
    ]),
    close: [...tokensOfAll("surname_close", last), ...tokensOfAll("given_close", onlyWord)],
    rough: tokensOfAll("surname_sound", last),
  };
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
  add("email", wantedTokens("email", email.found?.[0]));
  const reference = take(email.rest, REFERENCE);
  const dated = takeDate(reference.rest);
  if (dated?.dates.length === 0) return "no_such_day";
  add(
    "birth_date",
    (dated?.dates ?? []).flatMap((date) => wantedTokens("birth_date", date)),
  );
  const phone = take((dated?.rest ?? reference.rest).replace(EXTENSION, " , "), PHONE);
  const phoneTokens = phoneTokensIn(phone.found?.[0]);
  if (phone.found && phoneTokens.length === 0) return "phone";
  add("phone", phoneTokens);
  // Never ignore a part of the typed text silently.
  if (/[\d@]/.test(phone.rest)) return "number";
  const name = nameIn(phone.rest);
  const [, letters, end] = reference.found ?? [];
  if (!reference.found && !name && groups.length === 0) return "nothing";
  return {
    reference: reference.found ? `BK-${letters}-${end}`.toUpperCase() : null,
    groups,
    name,
  };
}

/** The reference that this whole text can be when its BK was left out; null for any other text. */
export function bareReference(typed: string): string | null {
  const [, letters, end] = BARE.exec(typed) ?? [];
  return letters ? `BK-${letters}-${end}`.toUpperCase() : null;
}

/** The kinds of words, for the audit log: never the words. */
export function kindsOf({ reference, groups, name }: Wanted): WordKind[] {
  const given = new Set<WordKind>(groups.map(({ kind }) => kind));
  if (reference) given.add("reference");
  if (name) given.add("surname");
  return WORD_KINDS.filter((kind) => given.has(kind));
}
