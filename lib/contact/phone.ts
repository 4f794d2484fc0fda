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

/** A phone number as it was typed: what is dialed, and the other words around it. */
export function phoneParts(typed: string): { before: string; number: string; after: string } {
  const found = DIALED.exec(typed);
  if (!found) return { before: typed.trim(), number: "", after: "" };
  const [number] = found;
  return {
    before: typed.slice(0, found.index).trim(),
    number: number.trim(),
    after: typed.slice(found.index + number.length).trim(),
  };
}

/** The digits that dial this number: those of its number, and none of an extension. */
export function dialed(typed: string): string {
  const { number } = phoneParts(typed);
  // Nobody dials the (0) of +44 (0)20 from abroad.
  const plain = number.startsWith("+") ? number.replace(/\(0\)/g, "") : number;
  return plain.replace(/[A-Z]/g, keyOf).replace(/[^\d+]/g, "");
}

function parsed(typed: string) {
  return parsePhoneNumberFromString(dialed(typed), env().CLINIC_COUNTRY as CountryCode);
}

/**
 * A phone number as typed, any spacing, in E.164; null when it cannot be one. Without a country
 * code it is read as a number of the clinic's country.
 */
export function readPhone(typed: string): string | null {
  const number = parsed(typed);
  return number?.isPossible() ? number.number : null;
}

const FEWEST_DIGITS = 5;

/** Whether this may be a phone number at all: digits enough for the shortest one. */
export function isPhone(typed: string): boolean {
  return dialed(typed).replace("+", "").length >= FEWEST_DIGITS;
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
