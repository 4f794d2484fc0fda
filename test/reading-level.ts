/**
 * How hard a text is to read, by the two formulas that health writers use: Flesch-Kincaid for
 * English and Fernández-Huerta for Spanish. Only the tests of the messages use this.
 */

type Counts = { words: number; sentences: number; syllables: number };

const VOWELS_EN = /[aeiouy]+/g;
// "-e", "-es" and "-ed" are silent, but not in "little", "pieces" or "started".
const SILENT_EN = /(?<![^aeiouy]l)(?:(?<=[^aeiouy])e|(?<=[^aeiouydt])ed|(?<=[^aeiouyscgxz]|th)es)$/;

/** Syllables of an English word: groups of vowels, less a silent ending. */
export function syllablesEn(word: string): number {
  const letters = word.toLowerCase().replace(/['’]s$|[^a-z]/g, "");
  return Math.max(1, letters.replace(SILENT_EN, "").match(VOWELS_EN)?.length ?? 0);
}

const NUCLEUS_ES = /[iuü]?[aeoáéó][iuüy]?|[íú]|[iuü][iuü]?/g;

/**
 * Syllables of a Spanish word: one for each vowel or diphthong. Two strong vowels, or an accent on
 * the weak one, make two ("le-er", "dí-a"); the u of "que" and "gue" is not heard.
 */
export function syllablesEs(word: string): number {
  const heard = word
    .toLowerCase()
    .replace(/(?<=[qg])u(?=[eiéí])/g, "")
    .replace(/y$/, "i");
  return Math.max(1, heard.match(NUCLEUS_ES)?.length ?? 0);
}

/** The sentences of a text. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!])\s+(?=[^)])/).filter((sentence) => /\p{L}|\d/u.test(sentence));
}

/** Words as a reader counts them: numbers count too. */
export function wordCount(sentence: string): number {
  return sentence.split(/[\s/]+/).filter((word) => /\p{L}|\d/u.test(word)).length;
}

function countsOf(texts: readonly string[], syllablesIn: (word: string) => number): Counts {
  const sentences = texts.flatMap(sentencesOf);
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}’']+/gu) ?? []);
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return { words: words.length, sentences: sentences.length, syllables };
}

/**
 * The Flesch-Kincaid grade of these texts taken together: the US school year that can read them.
 * Source: Kincaid, Fishburne, Rogers and Chissom, Research Branch Report 8-75, US Navy, 1975.
 */
export function fleschKincaid(texts: readonly string[]): number {
  const { words, sentences, syllables } = countsOf(texts, syllablesEn);
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/**
 * The Fernández-Huerta score of these texts taken together: 70 to 80 is "fairly easy" (6th grade),
 * more is easier. Source: J. Fernández Huerta, Medidas sencillas de lecturabilidad, Consigna 214,
 * 1959, 29-32, in the usual reading of its last term: words for each sentence.
 */
export function fernandezHuerta(texts: readonly string[]): number {
  const { words, sentences, syllables } = countsOf(texts, syllablesEs);
  return 206.84 - 60 * (syllables / words) - 1.02 * (words / sentences);
}
