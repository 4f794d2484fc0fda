import { isDenied } from "./negation";
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

// How far back, in letters, a "no" is looked for.
const REACH = 300;

/** Lower case without accents and apostrophes; only words, commas and full stops. */
function plainText(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f'\u2018\u2019\u02bc\u00b4`]/g, "")
    .replaceAll(/[.!?;\n]+/g, " . ")
    .replaceAll("/", " or ")
    .replaceAll(/[^a-z0-9.,]+/g, " ")
    .replaceAll(/\s*([.,])\s*/g, " $1 ")
    .replaceAll(/ +/g, " ");
}

/**
 * The watched phrases in a person's own words, as they stand there (lower case, no accents), in
 * order; negated ones left out. Takes any text, English or Spanish; never throws.
 */
export function watchWordsIn(text: string): string[] {
  const found: string[] = [];
  for (const sentence of plainText(text).split(".")) {
    WATCHED.lastIndex = 0;
    for (let match = WATCHED.exec(sentence); match; match = WATCHED.exec(sentence)) {
      const [phrase] = match;
      const space = phrase.indexOf(" ");
      const before = sentence.slice(Math.max(0, match.index - REACH), match.index);
      const after = sentence.slice(match.index + phrase.length);
      if (!isDenied(phrase, before, after)) found.push(phrase);
      // A denied phrase may hold the beginning of one that is not: "no pain but chest pressure".
      else WATCHED.lastIndex = match.index + (space < 0 ? phrase.length : space);
    }
  }
  return found;
}
