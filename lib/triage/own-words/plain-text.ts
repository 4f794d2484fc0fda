import { ORDINARY_WORDS } from "./ordinary-words";

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
  ai: "ahi",
  aser: "hacer",
  kil: "kill",
  kll: "kill",
  kiil: "kill",
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
const SHORTEST_FOLDED = 4;
const LONGEST_MENDED = 24;

/**
 * Every text that one letter left out, or two neighbors swapped, makes of a word. The first letter
 * stays: "changing" is no "hanging", and a silent "h" is heard by its sound.
 */
function slipsOf(word: string): string[] {
  return Array.from(word, (_, at) => [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2),
  ])
    .slice(1)
    .flat();
}

/** A word by its sound: k, c and qu; s, c and z; b and v; single and double letters. */
function soundOf(word: string): string {
  return word
    .replaceAll(/qu(?=[ei])/g, "k")
    .replaceAll(/c(?=[ei])|z/g, "s")
    .replaceAll(/c(?!h)/g, "k")
    .replaceAll("v", "b")
    .replaceAll(/([a-z])\1/g, "$1");
}

/** How a word may be heard: "ll" may sound like "y". */
const soundsOf = (word: string): string[] => [soundOf(word), soundOf(word.replaceAll("ll", "y"))];

/** The same, with an "h" left out where it is silent. */
const silentOf = (word: string): string[] => [
  ...soundsOf(word),
  ...soundsOf(word.replaceAll(/(?<![cstpg])h/g, "")),
];

/** "segur[oa]" as the words that it stands for. */
function spelledOut(patterns: readonly string[]): string {
  return patterns
    .join(" ")
    .replaceAll(/([a-z]*)\[([a-z]+)\]([a-z]*)/g, (_, start: string, choice: string, end: string) =>
      Array.from(choice, (letter) => start + letter + end).join(" "),
    );
}

/**
 * Gives a function that mends misspelled words of these patterns: a letter left out, doubled or put
 * in, two swapped, or spelled by sound ("kiero", "orrinar", "adormesida"). A known word stays as it
 * is; so does a shorter one than five letters, or four where the sound is the same. `others` are
 * known, too, but no word is mended into them.
 */
export function speller(
  patterns: readonly string[],
  others: readonly string[],
): (plain: string) => string {
  const text = spelledOut(patterns);
  const words = new Set(text.match(/[a-z]{5,}(?![a-z]*\*)/g) ?? []);
  const known = new Set(`${text} ${spelledOut(others)}`.match(/[a-z]+/g) ?? []);
  const mended = new Map<string, string>();
  for (const word of words) for (const slip of slipsOf(word)) mended.set(slip, word);
  const heard = new Map<string, string>();
  for (const word of text.match(/[a-z]{4,}(?![a-z]*\*)/g) ?? []) {
    for (const sound of silentOf(word)) if (!heard.has(sound)) heard.set(sound, word);
  }
  const stems = new Map<string, string>();
  for (const [, stem = ""] of text.matchAll(/\b([a-z]{6,})\*/g)) stems.set(soundOf(stem), stem);

  /** A word heard as a known one, or as an ending of a known stem. */
  const hear = (word: string): string | undefined => {
    const sounds = soundsOf(word);
    const whole = sounds.find((sound) => heard.has(sound));
    if (whole !== undefined) return heard.get(whole);
    for (const [sound, stem] of stems) {
      if (word.startsWith(stem)) return word;
      const same = sounds.find((each) => each.startsWith(sound));
      if (same !== undefined) return stem + same.slice(sound.length);
    }
    return undefined;
  };
  const mend = (word: string): string => {
    if (Object.hasOwn(SLIPS, word)) return SLIPS[word] ?? word;
    if (word.length > LONGEST_MENDED || known.has(word) || ORDINARY_WORDS.has(word)) return word;
    const like = word.length < SHORTEST_FOLDED ? undefined : hear(word);
    if (like !== undefined || word.length < SHORTEST_MENDED) return like ?? word;
    // A longer form of a known word ("collapses") is no slip.
    if (words.has(word.slice(0, -1)) || words.has(word.slice(0, -2))) return word;
    const shorter = [...slipsOf(word), word.replace(/^h/, "")];
    return mended.get(word) ?? shorter.find((each) => words.has(each)) ?? word;
  };
  return (plain) => plain.replaceAll(/[a-z]+/g, mend);
}
