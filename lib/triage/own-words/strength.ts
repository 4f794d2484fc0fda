import type { Sign } from "./family";

// A sentence may state a sign, or only touch on it (catalogue 2c.2). In doubt it states it.

const PAST =
  /\b(?:(?:many |some |few |\w+ )?(?:years?|decades?) ago|last year|in (?:19|20)\d\d|(?<!\b(?:not|get|got|getting) )used to|as a (?:child|kid|teen\w*)|when i was (?:(?:a|in my|about|around|only|still|just|much|very) )*(?:\d+(?! (?:minutes?|hours?|steps?|blocks?|miles?|feet))|child|kid|girl|boy|baby|teen\w*|\w+teen|ten|twenty|twenties|thirty|thirties|little|small|young\w*|pregnant|(?:\w+ (?:weeks|months) )pregnant|in (?:high school|school|college|middle school))|in the past(?! (?:\w+ )?(?:few|couple|hours?|days?|weeks?|month)\b)|long ago|hace (?:\w+ )?anos?|el ano pasado|de nin[oa]|(?<!\b(?:poco|justo|rato|minutos|horas|dias?) )antes (?:tenia|me)|cuando (?:era (?:\w+ )?(?:nin|chic|joven|pequen|adolescent|bebe|muchach|estudiante)\w*|tenia (?:\w+ )?anos|estaba (?:embarazada|encinta|chic[oa]|pequen[oa]|joven|en la (?:escuela|prepa|secundaria|primaria|universidad))))\b/;
const PRESENT =
  /\b(?:now|lately|since|today|tonight|last night|this (?:week|morning)|yesterday|again|its back|it is back|still|ahora|hoy|anoche|desde|esta semana|ayer|otra vez|volvio|todavia|sigue)\b/;
const SOMEBODY_ELSE =
  /\b(?:(?:my|mi|mis) (?:mom|mother|dad|father|husband|wife|boss|friend|son|daughter|brother|sister|aunt|uncle|neighbor|grand\w+|baby|toddler|kid|kids|dog|cat|partner|boyfriend|girlfriend|coworker|mama|papa|madre|padre|esposo|esposa|jefe|jefa|amig[oa]|hij[oa]|herman[oa]|ti[oa]|vecin[oa]|abuel[oa]|bebe|perro|pareja|novi[oa]|cunad[oa])|an? friend|un amigo|una amiga)\b/g;
const MYSELF =
  /\b(?:i|im|ive|id|me|my|myself|yo|mi|mis|estoy|tengo|tuve|siento|sentia|puedo|perdi)\b/;
const DOUBT =
  /\b(?:what if|(?:afraid|worried|scared|fear) (?:that )?(?:i|it|this) (?:will|might|could|would|may)|could (?:this|it) (?:become|be|turn)|in case|(?:tengo )?miedo de que|me preocupa que|y si|por si)\b/;
const ASKING =
  /\b(?:should i|do i (?:need|have) to|what (?:should|about)|is it normal|debo|deberia|tengo que (?:vigilar|preocuparme)|que pasa si)\b/;

/** The clause of a sentence that ends here. */
const clauseOf = (before: string) => before.split(/ , | but | pero | aunque /).at(-1) ?? "";
const restOf = (after: string) => after.split(/ , | but | pero | aunque /)[0] ?? "";

function isPast(clause: string): boolean {
  return PAST.test(clause) && !PRESENT.test(clause);
}

/**
 * Do these words speak of somebody else: "my boss had a ..."? Not where the writer is named after
 * them: "my wife says that I ...", "mi esposa dice que me ...".
 */
function isOfSomebodyElse(before: string, words: string): boolean {
  const other = [...before.matchAll(SOMEBODY_ELSE)].at(-1);
  return other !== undefined && !MYSELF.test(before.slice(other.index + other[0].length) + words);
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
  if (!byHelper && isOfSomebodyElse(clauseOf(before), words)) return "weak";
  if (DOUBT.test(before)) return "weak";
  return ASKING.test(before) && after.includes("?") ? "weak" : "strong";
}
