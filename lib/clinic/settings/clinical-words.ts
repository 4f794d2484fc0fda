/**
 * Words in both languages, level names included, that would reveal to a bystander why a person
 * wrote to the clinic. These are beginnings of words, except where those are too common.
 */
const BEGINNINGS = [
  "spasm|espasm|pain|dolor|duele|ache|hurt|spin(?:e|al)|espalda|column|lumba|sciatic|ciátic",
  "numb(?!er)|dormid|hormigue|tingl|weak|débil|nerve|nervi|saddle|cauda|equina",
  "bladder|vejiga|bowel|intestin|urin|orin|pee\\b|poop|popó|incontinen",
  "fever|fiebre|infec|cancer|cáncer|tumou?r|pregnan|embaraz|matern|gestation",
  "suicid|self.?harm|overdose|sobredosis|drug|droga|medic(?:ine|ation|ina)",
  "emergenc|urgen|triage|red.?flag|diagnos|symptom|síntoma|injur|lesi[oó]n|fractur|aneurysm|aneurisma",
  "routine|self.?care",
];
const WORD = new RegExp(`(?:^|[^\\p{L}])(?:${BEGINNINGS.join("|")})`, "iu");

/** The first clinical word in this text; null when there is none. */
export function findClinicalWord(text: string): string | null {
  // Codes and secrets are not words.
  const readable = text.replace(/[\w-]{40,}/g, " ").replaceAll("_", " ");
  return readable.match(WORD)?.[0].trim() ?? null;
}
