import { WATCH_WORDS } from "./watch-words";

// Up to three words between the two parts of a phrase.
const GAP = "(?: [a-z0-9]+){0,3}? ";

function patternOf(phrase: string): string {
  const words = phrase
    .replaceAll(" * ", GAP)
    .replace(/\* /g, `[a-z]*${GAP}`)
    .replaceAll(/(?<=[a-z])\*/g, "[a-z]*");
  return `(?:${words.replaceAll(/\((?!\?)/g, "(?:")})`;
}

const WATCHED = new RegExp(
  `(?<![a-z0-9])(?:${WATCH_WORDS.map(patternOf).join("|")})(?![a-z0-9])`,
  "g",
);

// Words after which an earlier "no" does not reach any further.
const TURNS =
  /\b(?:but|however|although|though|because|since|except|now|pero|aunque|porque|excepto|sino|ahora)\b/;
const NEGATION =
  /\b(?:no|not|never|none|without|deny|denies|denied|isnt|wasnt|dont|doesnt|didnt|havent|hasnt|nor|neither|nunca|jamas|sin|ni|tampoco|niego|niega)\b/g;
const LIST_OR = /\b(?:or|nor|o|u|ni)\b/;
// How far a "no" reaches, in words: "no new or sudden chest pain".
const REACH = 6;

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f'’`]/g, "")
    .replaceAll(/[.!?;\n]+/g, " . ")
    .replaceAll(/[^a-z0-9.,]+/g, " ")
    .replaceAll(/\s*([.,])\s*/g, " $1 ")
    .replaceAll(/ +/g, " ");
}

/** Is the phrase that starts at the end of `before` denied ("no fever, chest pain or numbness")? */
function isNegated(before: string, after: string): boolean {
  const clause = before.split(TURNS).at(-1) ?? "";
  const last = [...clause.matchAll(NEGATION)].at(-1);
  if (!last) return false;
  const between = clause.slice(last.index + last[0].length);
  const parts = between.split(",");
  if (parts.length > 1) return LIST_OR.test(between + after);
  return between.trim().split(" ").filter(Boolean).length <= REACH;
}

/**
 * The watched phrases in a person's own words, as they stand there (lower case, no accents), in
 * order; negated ones left out. Takes any text, English or Spanish; never throws.
 */
export function watchWordsIn(text: string): string[] {
  const found: string[] = [];
  for (const sentence of plain(text).split(".")) {
    for (const match of sentence.matchAll(WATCHED)) {
      const after = sentence.slice(match.index + match[0].length);
      if (!isNegated(sentence.slice(0, match.index), after)) found.push(match[0]);
    }
  }
  return found;
}
