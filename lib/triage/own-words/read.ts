import type { SymptomKey } from "../symptoms";
import { BLADDER } from "./bladder";
import { BLEEDING, BLEEDING_NOT_MEANT } from "./bleeding";
import { BOWEL } from "./bowel";
import { BREATH_AND_SENSES } from "./breath";
import { CHEST, CHEST_NOT_MEANT } from "./chest";
import { FAMILIES, type Family, type Sign } from "./family";
import { HISTORY } from "./history";
import { INFECTION, INFECTION_NOT_MEANT } from "./infection";
import { INJURY, INJURY_NOT_MEANT } from "./injury";
import { LEGS_NOT_MEANT, LEGS_SIGNS } from "./legs";
import { MEDICINE, MEDICINE_NOT_MEANT } from "./medicine";
import { isDenied } from "./negation";
import { patternOf, phraseBook } from "./pattern";
import { plainText, speller } from "./plain-text";
import { SADDLE, SADDLE_NOT_MEANT } from "./saddle";
import { SAFETY, SAFETY_NOT_MEANT } from "./safety";
import { SELF_HARM, SELF_HARM_NOT_MEANT } from "./self-harm";
import { strengthOf } from "./strength";

/** Every sign that is looked for (catalogue 2c.3). */
export const SIGNS: readonly Sign[] = [
  ...SELF_HARM,
  ...SAFETY,
  ...CHEST,
  ...BREATH_AND_SENSES,
  ...SADDLE,
  ...BLADDER,
  ...BOWEL,
  ...LEGS_SIGNS,
  ...BLEEDING,
  ...INFECTION,
  ...INJURY,
  ...MEDICINE,
  ...HISTORY,
];
export const NOT_MEANT: readonly string[] = [
  ...SELF_HARM_NOT_MEANT,
  ...SAFETY_NOT_MEANT,
  ...CHEST_NOT_MEANT,
  ...SADDLE_NOT_MEANT,
  ...LEGS_NOT_MEANT,
  ...BLEEDING_NOT_MEANT,
  ...INFECTION_NOT_MEANT,
  ...INJURY_NOT_MEANT,
  ...MEDICINE_NOT_MEANT,
];

/** What a person wrote: states the sign now, touches on it, or tells of a self-harm that is past. */
export type Strength = "strong" | "weak" | "past";
export interface Hit {
  family: Family;
  fact: SymptomKey | null;
  strength: Strength;
  /** As written, in plain form. */
  words: string;
  /** In which sentence: sentencesOf. */
  sentence: number;
}

const phrasesFor = phraseBook(SIGNS);
const FIGURES = patternOf(NOT_MEANT);
const spell = speller(
  SIGNS.flatMap(({ strong, weak = [] }) => [...strong, ...weak]),
  NOT_MEANT,
);

// How far back, in letters, a "no" is looked for.
const REACH = 300;

type Told = { words: string; before: string; after: string };

/** Where a pattern is found in a sentence and not denied there. */
function toldIn(sentence: string, pattern: RegExp): Told[] {
  const told: Told[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(sentence); match; match = pattern.exec(sentence)) {
    const [words] = match;
    const before = sentence.slice(Math.max(0, match.index - REACH), match.index);
    const after = sentence.slice(match.index + words.length);
    if (!isDenied(words, before, after)) told.push({ words, before, after });
    else {
      // A denied phrase may hold the beginning of one that is not: "no pain but chest pressure".
      const space = words.indexOf(" ");
      pattern.lastIndex = match.index + (space < 0 ? words.length : space);
    }
  }
  return told;
}

/**
 * The signs in a person's own words, each family and fact once with its strongest hit, in the order
 * of FAMILIES. English and Spanish, whatever the page; never throws. `byHelper`: somebody else wrote
 * it about the patient, so "my mother" is the patient.
 */
export function hitsIn(text: string, byHelper = false): Hit[] {
  const found = new Map<string, Hit>();
  for (const [at, part] of spell(plainText(text)).split(".").entries()) {
    const sentence = part.replaceAll(FIGURES, "#");
    for (const { sign, strength, pattern } of phrasesFor(sentence)) {
      for (const told of toldIn(sentence, pattern)) {
        const { family, fact } = sign;
        const hit: Hit = {
          family,
          fact,
          words: told.words,
          sentence: at,
          strength: strength === "weak" ? "weak" : strengthOf(sign, told, byHelper),
        };
        const key = `${family} ${fact}`;
        const before = found.get(key);
        if (!before || RANK[hit.strength] > RANK[before.strength]) found.set(key, hit);
      }
    }
  }
  return [...found.values()].sort(
    (a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family),
  );
}

const RANK: Record<Strength, number> = { weak: 0, past: 1, strong: 2 };
