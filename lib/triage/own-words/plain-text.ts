/** Common slips of one word, English and Spanish; whole words only. */
const SLIPS: Readonly<Record<string, string>> = {
  q: "que",
  k: "que",
  xq: "porque",
  pq: "porque",
  toy: "estoy",
  u: "you",
  ur: "your",
  num: "numb",
  pea: "pee",
  peed: "peed",
  breth: "breath",
  brethe: "breathe",
  desmalle: "desmaye",
};

/**
 * A person's own words in plain form: lower case; no accents, apostrophes or emoji; "/" reads as
 * "or"; three or more equal letters become two; only words, digits, commas, "?" and full stops are
 * left. Takes any text; never throws.
 */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f'\u2018\u2019\u02bc\u00b4`]/g, "")
    .replaceAll("?", " ? . ")
    .replaceAll(/[.!;\n]+/g, " . ")
    .replaceAll("/", " or ")
    .replaceAll(/[^a-z0-9.,?]+/g, " ")
    .replaceAll(/([a-z])\1{2,}/g, "$1$1")
    .replaceAll(/\s*([.,])\s*/g, " $1 ")
    .replaceAll(/ +/g, " ");
}

/** The sentences of a text as written, in the order in which its plain form has them. */
export function sentencesOf(text: string): string[] {
  return text.split(/[.!;\n]+|\?/).map((sentence) => sentence.trim());
}

const SHORTEST_MENDED = 5;

/** Every text that one letter left out, or two neighbors swapped, makes of a word. */
function slipsOf(word: string): string[] {
  return Array.from(word, (_, at) => [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2),
  ]).flat();
}

/**
 * Gives a function that mends misspelled words of these patterns: a letter left out, doubled or put
 * in, or two swapped. A word that is known, or shorter than five letters, stays as it is.
 */
export function speller(patterns: readonly string[]): (plain: string) => string {
  const words = new Set(patterns.join(" ").match(/[a-z]{5,}(?![a-z]*\*)/g) ?? []);
  const mended = new Map<string, string>();
  for (const word of words) for (const slip of slipsOf(word)) mended.set(slip, word);
  const mend = (word: string): string => {
    if (SLIPS[word]) return SLIPS[word];
    if (word.length < SHORTEST_MENDED || words.has(word)) return word;
    // A longer form of a known word ("collapses") is no slip.
    if (words.has(word.slice(0, -1)) || words.has(word.slice(0, -2))) return word;
    return mended.get(word) ?? slipsOf(word).find((shorter) => words.has(shorter)) ?? word;
  };
  return (plain) => plain.replaceAll(/[a-z]+/g, mend);
}
