// Is a watched phrase denied? "When in doubt, no": a "no" that belongs to something else must never
// hide a warning. Texts arrive as `plainText` (plain-text.ts) writes them.

/** Phrases that carry their own "no" ("can't pee"): no earlier word takes the warning away. */
const OWN_NEGATION =
  /^(?:cant|cannot|can not|couldnt|could not|unable|not|isnt|wasnt|havent|have not|hasnt|has not|dont|do not|didnt|did not|no|sin) /;

const NEGATION =
  /\b(?:no|not|never|none|without|deny|denies|denied|denying|isnt|wasnt|dont|doesnt|didnt|havent|hasnt|hadnt|nor|neither|nunca|jamas|sin|ni|tampoco|niego|niega)\b/g;
/** These turn round after another "no": "I can't walk without chest pain". */
const TURNS_ROUND = /^(?:without|deny|denying|sin|niego)$/;
const ANY_NEGATION =
  /\b(?:no|not|never|nunca|jamas|cannot|(?:ca|could|would|wo|is|was|do|does|did|have|has|had)nt)\b/;

/** "No" opens a list at once; "not" needs a verb for the whole list: "do not have fever or ...". */
const NEEDS_NO_VERB = /^(?:no|without|deny|denies|denied|denying|nor|neither|sin|ni|niego|niega)$/;

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/**
 * Words that may stand between "no" and the denied phrase: "no sudden pain", "never been told of".
 */
const FILLERS = wordSet(
  `a an any of in with to or and/or been being be is was were have has had having get got
  getting feel feeling felt experience experienced experiencing notice noticed noticing want wanted
  wanting going trying plan plans intention intentions thoughts wish new sudden severe bad strong
  real major sharp crushing actual serious significant obvious known current currently recent
  previous past prior ever more further other family history sign signs symptom symptoms kind sort
  form type told diagnosed really at all night bladder bowel urinary
  es fue era estoy esta ando tengo tiene tenido tuve he ha hay hubo habido siento sentido noto notado padezco sufro
  presento presenta nada de del ningun ninguna un una mucho mucha fuerte algun alguna
  me se antecedentes historia familiares ganas`,
);

/** After these a "no" speaks of them alone: "no improvement", "I have not slept". */
const OTHER_MATTER =
  /^(?:improv\w*|better|well|good|great|right|ok|okay|normal|able|luck|slept|sleep\w*|rest\w*|sure|certain|only|just|simply|idea|know\w*|doubt|wonder|eat\w*|relie\w+|help\w*|chang\w*|work\w*|bien|mejor\w*|durm\w*|duerm\w*|dormi\w*|descans\w*|se|seguro|segura|solo|solamente|puedo|alivi\w*|ayud\w*|duda)$/;

/** Words that begin something new, so that an earlier "no" reaches no further. */
const BREAKS = wordSet(
  `and but because why how however although though since except now then so i im ive id my he she
  they it its we you when while after before until till
  y e pero aunque porque excepto sino ahora luego tengo tuve siento me mi mis yo el ella desde cuando
  despues antes hasta que por`,
);

/** "Never had chest pain like this" says that it is there now. */
const NEVER_SO =
  /^(?: [a-z]+)? (?:like|before|until|till|except|unless|(?:this|so|as) (?:bad|badly|severe|strong|much)|como|antes|hasta|asi|tan|excepto|salvo)\b/;

const OR: ReadonlySet<string> = new Set(["or", "nor", "o", "u", "ni"]);
const LONGEST_ITEM = 4;
const LONGEST_LIST = 30;

const wordsOf = (text: string) => text.split(" ").filter(Boolean);

/** The words up to the next comma or "or", and what ends them. */
function takeItem(words: readonly string[]): { item: readonly string[]; end: string | undefined } {
  const at = words.findIndex((word) => word === "," || OR.has(word));
  return at < 0 ? { item: words, end: undefined } : { item: words.slice(0, at), end: words[at] };
}

const isItem = (item: readonly string[]) =>
  item.length <= LONGEST_ITEM && !item.some((word) => BREAKS.has(word));

/** Does the rest of the sentence close a list with "or": "(no fever, chest pain), chills or cough"? */
function closesWithOr(after: string): boolean {
  let rest: readonly string[] = wordsOf(after).slice(0, LONGEST_LIST);
  for (;;) {
    const { item, end } = takeItem(rest);
    if (end === undefined || !isItem(item)) return false;
    if (end !== ",") return true;
    rest = rest.slice(item.length + 1);
  }
}

/** Is this, between "no" and the phrase, the beginning of one list: "no | fever, cough or | ..."? */
function isListBegun(words: readonly string[], after: string): boolean {
  if (words.length > LONGEST_LIST || OTHER_MATTER.test(words[0] ?? "")) return false;
  let rest = words;
  let closed = false;
  for (let first = true; ; first = false) {
    const { item, end } = takeItem(rest);
    // The last item is the phrase itself: only words like "any" may stand before it.
    if (end === undefined)
      return item.every((word) => FILLERS.has(word)) && (closed || closesWithOr(after));
    if (!isItem(item) || (first && item.length === 0)) return false;
    // After "or" a list ends: only another "or" can follow.
    if (closed && end === ",") return false;
    closed ||= end !== ",";
    rest = rest.slice(item.length + 1);
  }
}

/**
 * Is this phrase denied by what stands before it in its sentence: "no chest pain", "denies any
 * chest pain", "no fever, chest pain or numbness"? Only a "no" right before it counts, or one that
 * opens a list with "or". Pure; linear in the length of the sentence.
 */
export function isDenied(phrase: string, before: string, after: string): boolean {
  if (OWN_NEGATION.test(phrase) || NEVER_SO.test(after)) return false;
  const last = [...before.matchAll(NEGATION)].at(-1);
  if (!last) return false;
  const clause = before.slice(0, last.index).split(",").at(-1) ?? "";
  if (TURNS_ROUND.test(last[0]) && ANY_NEGATION.test(clause)) return false;
  const words = wordsOf(before.slice(last.index + last[0].length));
  const notFiller = words.findIndex((word) => !FILLERS.has(word));
  if (notFiller < 0) return true;
  if (notFiller === 0 && !NEEDS_NO_VERB.test(last[0])) return false;
  return isListBegun(words.slice(notFiller), after);
}
