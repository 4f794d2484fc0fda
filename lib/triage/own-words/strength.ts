import type { Sign } from "./family";

// A sentence may state a sign, or only touch on it (catalogue 2c.2). In doubt it states it.

const PAST =
  /\b(?:(?:many |some |few |\w+ )?(?:years?|decades?) ago|last year|in (?:19|20)\d\d|used to|as a (?:child|kid|teen\w*)|when i was|in the past|long ago|hace (?:\w+ )?anos?|el ano pasado|de nin[oa]|antes (?:tenia|me)|cuando (?:era|estaba))\b/;
const PRESENT =
  /\b(?:now|lately|since|today|tonight|last night|this (?:week|morning)|yesterday|again|its back|it is back|still|ahora|hoy|anoche|desde|esta semana|ayer|otra vez|volvio|todavia|sigue)\b/;
const SOMEBODY_ELSE =
  /\b(?:(?:my|mi|mis) (?:mom|mother|dad|father|husband|wife|boss|friend|son|daughter|brother|sister|aunt|uncle|neighbor|grand\w+|baby|toddler|kid|kids|dog|cat|partner|boyfriend|girlfriend|coworker|mama|papa|madre|padre|esposo|esposa|jefe|jefa|amig[oa]|hij[oa]|herman[oa]|ti[oa]|vecin[oa]|abuel[oa]|bebe|perro|pareja|novi[oa]|cunad[oa])|an? friend|un amigo|una amiga)\b/g;
const MYSELF = /\b(?:i|im|ive|id|me|myself|yo|estoy|tengo|tuve|siento)\b/g;
const DOUBT =
  /\b(?:what if|(?:afraid|worried|scared|fear) (?:that )?(?:i|it|this) (?:will|might|could|would|may)|could (?:this|it) (?:become|be|turn)|in case|(?:tengo )?miedo de que|me preocupa que|y si|por si)\b/;
const ASKING =
  /\b(?:should i|do i (?:need|have) to|what (?:should|about)|is it normal|debo|deberia|tengo que (?:vigilar|preocuparme)|que pasa si)\b/;

/** The clause of a sentence that ends here. */
const clauseOf = (before: string) => before.split(/ , | but | pero | aunque /).at(-1) ?? "";
const restOf = (after: string) => after.split(/ , | but | pero | aunque /)[0] ?? "";

function lastOf(pattern: RegExp, text: string): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1;
}

function isPast(clause: string): boolean {
  return PAST.test(clause) && !PRESENT.test(clause);
}

/** Is somebody else the last one named before these words: "my boss had a ..."? */
function isOfSomebodyElse(before: string): boolean {
  return lastOf(SOMEBODY_ELSE, before) > lastOf(MYSELF, before);
}

type Told = { words: string; before: string; after: string };

/**
 * How surely these words state their sign: weak where they tell of the past, of somebody else, of a
 * fear, or ask us. Self-harm is never a mere fear, and its past is told apart; a person who hurts the
 * patient is somebody else by nature.
 */
export function strengthOf(
  { family, pastCounts }: Sign,
  { words, before, after }: Told,
  byHelper: boolean,
): "strong" | "weak" | "past" {
  const clause = `${clauseOf(before)}${words}${restOf(after)}`;
  const past = !pastCounts && isPast(clause);
  if (family === "self_harm") return past ? "past" : "strong";
  if (past) return "weak";
  if (family === "safety") return "strong";
  if (!byHelper && isOfSomebodyElse(clauseOf(before))) return "weak";
  if (DOUBT.test(before)) return "weak";
  return ASKING.test(before) && after.includes("?") ? "weak" : "strong";
}
