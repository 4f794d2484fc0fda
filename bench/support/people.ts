import { type Contact, searchTokensOf } from "@/lib/contact/contact";
import { tokensFor } from "@/lib/contact/search-words";

// A million invented people with 50,000 surnames, some of them common, as in real life.

const SURNAMES = 50_000;
/** About 1 % of all people have the most common surname. */
const FLATNESS = 10;

const ONSETS = "b br c ch d f g gr h j k l m n p r s sch st t th v w z".split(" ");
const VOWELS = "a e i o u".split(" ");
const CODAS = ["", "", "l", "m", "n", "r", "s", "t", "nd", "rt", "ck"];

/** A pseudo-random number from 0 to below 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function makeSurnames(random: () => number): string[] {
  const pick = (list: string[]) => list[Math.floor(random() * list.length)];
  const names = new Set<string>();
  while (names.size < SURNAMES) {
    const syllables = random() < 0.5 ? 2 : 3;
    let name = "";
    for (let i = 0; i < syllables; i += 1) name += `${pick(ONSETS)}${pick(VOWELS)}`;
    names.add(name + pick(CODAS));
  }
  return [...names];
}

const surnames = makeSurnames(seeded(1));

/** A surname with its real-life frequency: the first is the most common. */
function surnameFor(share: number): string {
  const rank = FLATNESS * ((SURNAMES + FLATNESS) / FLATNESS) ** share - FLATNESS;
  return surnames[Math.min(SURNAMES - 1, Math.floor(rank))] ?? "";
}

export type Invented = Contact & { reference: string };

/** The person with this number; always the same one. */
export function invent(at: number): Invented {
  const random = seeded(at + 1);
  const surname = surnameFor(random());
  const born = new Date(Date.UTC(1930, 0, 1) + Math.floor(random() * 28_000) * 86_400_000);
  const code = at.toString(36).toUpperCase().padStart(6, "0");
  return {
    reference: `BK-${code.slice(0, 4)}-${code.slice(4)}`,
    givenName: "Ana",
    familyName: surname,
    birthDate: born.toISOString().slice(0, 10),
    phone: `+1${2_120_000_000 + at}`,
    email: `${surname}.${at}@example.org`,
    mayLeaveMessage: null,
    preferredLanguage: "",
    interpreter: null,
    respondent: "self",
  };
}

const known = new Map<string, string[]>();

/** The same tokens as for a real contact; tokens that many people share are computed once. */
export function tokensOf(contact: Contact): string[] {
  const shared = (kind: "surname" | "surname_sound" | "birth_date", value = "") => {
    const key = `${kind}:${value}`;
    const tokens = known.get(key) ?? tokensFor(kind, value);
    known.set(key, tokens);
    return tokens;
  };
  const { familyName, birthDate } = contact;
  return [
    ...searchTokensOf({ ...contact, familyName: "", birthDate: undefined }),
    ...shared("birth_date", birthDate),
    ...shared("surname", familyName),
    ...shared("surname_sound", familyName),
  ];
}
