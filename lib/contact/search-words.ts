import { blindToken, type SearchKind } from "@/lib/crypto/blind-index";
import { readPhone } from "./phone";

/**
 * Letters only, lower case, without accents: "O'Néill" and "oneill" are one surname. Text in
 * parentheses is not part of a surname.
 */
function plainLetters(name: string): string {
  const bare = name
    .replace(/\([^)]*\)/g, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
  return bare.replace(/[^\p{L}]/gu, "");
}

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, "f"],
  [/gh|h|w|y/g, ""],
  [/[bfpv]/g, "1"],
  [/[cgjkqsxz]/g, "2"],
  [/[dt]/g, "3"],
  [/l/g, "4"],
  [/[mn]/g, "5"],
  [/r/g, "6"],
  [/(\d)\1+/g, "$1"],
  [/[^\d]/g, ""],
];

/** How a surname sounds, roughly (Soundex, with its first sound coded too): Smith, Smyth, Schmidt. */
function soundOf(surname: string): string {
  return SOUNDS.reduce((text, [from, to]) => text.replace(from, to), plainLetters(surname));
}

/** A value in the form in which it is indexed and searched; null when it is not of this kind. */
export function normalizeFor(kind: SearchKind, typed: string): string | null {
  switch (kind) {
    case "phone":
      return readPhone(typed);
    case "email":
      return typed.includes("@") ? typed.trim().toLowerCase() : null;
    case "birth_date":
      return /^\d{4}-\d{2}-\d{2}$/.test(typed.trim()) ? typed.trim() : null;
    case "surname":
      return plainLetters(typed) || null;
    case "surname_sound":
      return soundOf(typed) || null;
  }
}

const tokenOf = (kind: SearchKind, normalized: string) => `${kind}:${blindToken(kind, normalized)}`;

/** The blind tokens (`kind:token`) of a value: none or one. Search with the same call. */
export function tokensFor(kind: SearchKind, typed: string | undefined): string[] {
  const normalized = typed ? normalizeFor(kind, typed) : null;
  return normalized ? [tokenOf(kind, normalized)] : [];
}

/** The same for a phone number already in E.164. */
export function phoneTokens(phone: string | undefined): string[] {
  return phone ? [tokenOf("phone", phone)] : [];
}
