import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { env } from "@/lib/env";

/**
 * Digits in any spelling; letters only in a word of capitals that is dialed (1-800-FLOWERS). What
 * follows, such as an extension or "press 2", is not dialed.
 */
const DIALED =
  /\+?(?:\d|\((?=\d))(?:[\d).\u2010-\u2015-]|\((?=\d)|\/(?=\d{3})|(?<=[\d-])(?!EXT)[A-Z]{3,}|[^\S\n]+(?=\(?\d))*/;

/** The letters on the keys 2 to 9. */
const KEYS = ["ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"];
const keyOf = (letter: string) => String(KEYS.findIndex((key) => key.includes(letter)) + 2);

/** The most digits that any phone number has (E.164), after what is dialed to reach another country. */
const MOST_DIGITS = 15;
const ABROAD = /^(?:\+|00|011)/;
const FEWEST_OF_WHOLE = 7;

const digitsOf = (number: string) => {
  // Nobody dials the (0) of +44 (0)20 from abroad.
  const plain = number.startsWith("+") ? number.replace(/\(0\)/g, "") : number;
  return plain.replace(/[A-Z]/g, keyOf).replace(/[^\d+]/g, "");
};
const readDigits = (number: string) =>
  parsePhoneNumberFromString(digitsOf(number), env().CLINIC_COUNTRY as CountryCode);
const isWhole = (number: string) => readDigits(number)?.isPossible() ?? false;

/** Two numbers side by side: each is whole, or they are local ones of the same length. */
function areTwo(first: string, second: string): boolean {
  if (isWhole(first) && isWhole(second)) return true;
  const { length } = digitsOf(first);
  const local = length >= FEWEST_OF_WHOLE && !ABROAD.test(digitsOf(first));
  return local && digitsOf(second).length === length;
}

/** A whole number and one short group behind it, as extensions are written: "212 555 0134 12". */
function isExtended(first: string, last: string): boolean {
  return isWhole(first) && !/^\s*(?:00|011)/.test(first) && /^\D*\d{1,5}\D*$/.test(last);
}

/**
 * What of these digits is one number: all of them, the first of two, or the one before an extension. Nothing where there are too
 * many for any number, and it is not clear where the first one ends.
 */
function firstNumber(typed: string): string {
  if (isWhole(typed)) return typed;
  const ends = [...typed.matchAll(/[^\dA-Z+]+/g)].map(({ index }) => index);
  const two = ends.find((end) => areTwo(typed.slice(0, end), typed.slice(end)));
  const end = two ?? ends.find((at) => isExtended(typed.slice(0, at), typed.slice(at)));
  if (end !== undefined) return typed.slice(0, end);
  return digitsOf(typed).replace(ABROAD, "").length > MOST_DIGITS ? "" : typed;
}

/**
 * A phone number as it was typed: what is dialed, and the other words around it. Nothing is dialed
 * where two numbers cannot be told apart.
 */
export function phoneParts(typed: string): { before: string; number: string; after: string } {
  const found = DIALED.exec(typed);
  if (!found) return { before: typed.trim(), number: "", after: "" };
  const number = firstNumber(found[0]);
  if (number === "") return { before: typed.trim(), number, after: "" };
  return {
    before: typed.slice(0, found.index).trim(),
    number: number.trim(),
    after: typed.slice(found.index + number.length).trim(),
  };
}

/** The digits that dial this number: those of its number, and none of an extension. */
export function dialed(typed: string): string {
  return digitsOf(phoneParts(typed).number);
}

const parsed = (typed: string) => readDigits(phoneParts(typed).number);

/**
 * A phone number as typed, any spacing, in E.164; null when it cannot be one. Without a country
 * code it is read as a number of the clinic's country. Two side by side are not guessed at.
 */
export function readPhone(typed: string): string | null {
  const number = readDigits(DIALED.exec(typed)?.[0] ?? "");
  return number?.isPossible() ? number.number : null;
}

const FEWEST_DIGITS = 5;

/** Whether this may be a phone number at all: digits enough for the shortest one. */
export function isPhone(typed: string): boolean {
  return digitsOf(DIALED.exec(typed)?.[0] ?? "").replace("+", "").length >= FEWEST_DIGITS;
}

/**
 * Whether somebody must look at this number again: a number of no known plan, one with other words
 * around it, or one of a single digit. It is kept as it was typed, because some unusual numbers are
 * real.
 */
export function isUnusualPhone(typed: string): boolean {
  const number = parsed(typed);
  const known = number?.isPossible();
  const { before, after } = phoneParts(typed);
  return !number || !known || `${before}${after}` !== "" || /^(\d)\1*$/.test(number.nationalNumber);
}
