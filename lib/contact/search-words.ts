import { blindToken, blindTokens, type SearchKind } from "@/lib/crypto/blind-index";
import { closeSounds, nameWords, plainLetters, roughSounds } from "./name-words";
import { dialed, readPhone } from "./phone";

/** What is indexed; a job indexes the contacts of lower versions again. As the default of the column. */
export const SEARCH_VERSION = 2;

const LOCAL_DIGITS = 7;

/** The local part of a phone number; none of fewer digits. */
function phoneEnd(phone: string): string[] {
  const digits = phone.replace(/\D/g, "");
  return digits.length < LOCAL_DIGITS ? [] : [digits.slice(-LOCAL_DIGITS)];
}

/** The digits of a number with a country code in no known plan, to be found as it was typed. */
function unusualPhone(typed: string): string | null {
  const digits = dialed(typed);
  return /^\+\d{7}/.test(digits) ? digits : null;
}

/** A value in the forms in which it is indexed and searched; none when it is not of this kind. */
export function normalizeFor(kind: SearchKind, typed: string): string[] {
  switch (kind) {
    case "phone":
      return [readPhone(typed) ?? unusualPhone(typed)].flatMap((number) => number ?? []);
    case "phone_end":
      return phoneEnd(typed);
    case "email":
      return typed.includes("@") ? [typed.trim().toLowerCase()] : [];
    case "birth_date":
      return /^\d{4}-\d{2}-\d{2}$/.test(typed.trim()) ? [typed.trim()] : [];
    case "surname":
      return [plainLetters(typed)].filter(Boolean);
    case "surname_word":
    case "given_word":
      return nameWords(typed);
    case "surname_close":
    case "given_close":
      return [...new Set([typed, ...nameWords(typed)].flatMap(closeSounds))];
    case "surname_sound":
      return roughSounds(typed);
  }
}

const tokenOf = (kind: SearchKind, normalized: string) => `${kind}:${blindToken(kind, normalized)}`;

/** The blind tokens (`kind:token`) of a value, as they are stored. */
export function tokensFor(kind: SearchKind, typed: string | undefined): string[] {
  return typed ? normalizeFor(kind, typed).map((normalized) => tokenOf(kind, normalized)) : [];
}

/** The tokens to search a value by: of each data key, since some rows may have those of a former one. */
export function wantedTokens(kind: SearchKind, typed: string | undefined): string[] {
  const forms = typed ? normalizeFor(kind, typed) : [];
  return forms.flatMap((form) => blindTokens(kind, form).map((token) => `${kind}:${token}`));
}

/** The same for a phone number already in E.164, or for the digits of an unusual one. */
export function phoneTokens(phone: string | undefined): string[] {
  return phone ? [tokenOf("phone", phone), ...tokensFor("phone_end", phone)] : [];
}

/** The tokens of a whole name. */
export function nameTokens(givenName: string, familyName: string): string[] {
  return [
    ...tokensFor("surname", familyName),
    ...tokensFor("surname_word", familyName),
    ...tokensFor("surname_close", familyName),
    ...tokensFor("surname_sound", familyName),
    ...tokensFor("given_word", givenName),
    ...tokensFor("given_close", givenName),
  ];
}
