import type { Symptoms } from "../symptoms";
import { isUntold } from "./family";
import { type Hit, hitsIn } from "./read";

const known = new WeakMap<Symptoms, readonly Hit[]>();

/** The signs in this person's own words; read once for one set of answers. */
export function hitsOf(symptoms: Symptoms): readonly Hit[] {
  if (!symptoms.free_text) return [];
  const before = known.get(symptoms);
  if (before) return before;
  const hits = hitsIn(symptoms.free_text, symptoms.respondent === "proxy");
  known.set(symptoms, hits);
  return hits;
}

/** Strong signs in the own words whose question was answered no, or not at all. */
export function untoldHits(symptoms: Symptoms): Hit[] {
  const isMan = symptoms.sex_at_birth === "male";
  return hitsOf(symptoms).filter(
    ({ strength, fact }) =>
      strength === "strong" &&
      fact !== null &&
      !(isMan && fact === "pregnancy") &&
      isUntold(symptoms, fact),
  );
}

/** The same, with self-harm that is past: these are asked again before sending (2c.1, 2 and 5). */
export function openHits(symptoms: Symptoms): Hit[] {
  const past = hitsOf(symptoms).filter(
    ({ strength, fact }) => strength === "past" && fact !== null && isUntold(symptoms, fact),
  );
  return [...past, ...untoldHits(symptoms)];
}

/**
 * The answers, with "not sure" for each sign that the own words state and the answers deny or leave
 * out, until it was asked again (catalogue 2c.1, 4). Text never lowers a level and answers nothing.
 */
export function withOwnWords(symptoms: Symptoms): Symptoms {
  if (!symptoms.free_text || symptoms.free_text_asked_again === true) return symptoms;
  const open = untoldHits(symptoms).map(({ fact }) => [fact, "unsure"]);
  if (open.length === 0) return symptoms;
  const read: Symptoms = { ...symptoms, ...Object.fromEntries(open) };
  known.set(read, hitsOf(symptoms));
  return read;
}
