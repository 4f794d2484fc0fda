/** Letters that stand for two, or that Unicode does not take apart (ñ, é and ü it does). */
const FOLDED: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
};

const BETWEEN = /[\s\-‐-―'’‘`´ʼ.,/]+/u;

/** Words of a name that say nothing alone: de la Cruz is looked for as Cruz. */
const PARTICLES = new Set(
  `de del la las los el lo da das do dos di du des le van von der den ter ten zu al bin ibn y e i
   san santa saint st mc mac jr sr ii iii iv mr mrs ms miss dr prof senor senora sra srta don dona`
    .split(/\s+/)
    .filter(Boolean),
);

const folded = (text: string) =>
  text
    .replace(/\([^)]*\)/g, "")
    .toLowerCase()
    .replace(/[ßæœøłđı]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize("NFD")
    .replace(/\p{M}/gu, "");

/**
 * Letters only, lower case, without accents: "O'Néill" and "oneill" are one surname. Text in
 * parentheses is not part of a name.
 */
export function plainLetters(name: string): string {
  return folded(name).replace(/[^\p{L}]/gu, "");
}

/**
 * The words of a name that one can look for alone, as plain letters: García-López has two,
 * O'Neill and de la Cruz one.
 */
export function nameWords(name: string): string[] {
  const words = folded(name)
    .split(BETWEEN)
    .map((word) => word.replace(/[^\p{L}]/gu, ""));
  return [...new Set(words.filter((word) => word.length > 1 && !PARTICLES.has(word)))];
}

/** A double l is one l in English, and a y in Spanish (Llamas, Yamas). */
const readings = (letters: string): string[] =>
  letters.includes("ll") ? [letters, letters.replace(/ll/g, "y")] : [letters];

type Steps = readonly (readonly [RegExp, string])[];
const follow = (steps: Steps, text: string) =>
  steps.reduce((result, [from, to]) => result.replace(from, to), text);

/** Soundex, with its first sound coded too: Smith, Smyth and Schmidt, but also Snead. */
const ROUGH: Steps = [
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

/** What is written in several ways and said in one, in English and Spanish; the vowels stay. */
const CLOSE: Steps = [
  [/^x|^g(?=[eiy])/g, "j"],
  [/sch|sh/g, "s"],
  [/ph/g, "f"],
  [/ch/g, "!"],
  [/qu(?=[eiy])|q|ck/g, "k"],
  [/gu(?=[eiy])/g, "g"],
  [/c(?=[eiy])|[zx]/g, "s"],
  [/c/g, "k"],
  [/v|w/g, "b"],
  [/h/g, ""],
  [/y/g, "i"],
  [/dt/g, "t"],
  [/(.)\1+/g, "$1"],
  [/(?<=...)e$/g, ""],
];

/** How a name sounds, roughly: none, one or two codes. */
export function roughSounds(name: string): string[] {
  const codes = readings(plainLetters(name)).map((text) => follow(ROUGH, text));
  return [...new Set(codes.filter(Boolean))];
}

/** How a name is said, closely: other spellings of it, but no other name. */
export function closeSounds(name: string): string[] {
  const codes = readings(plainLetters(name)).map((text) => follow(CLOSE, text));
  return [...new Set(codes.filter(Boolean))];
}
