import type { Sign } from "./family";

// A phrase of the lexicon (family.ts) as a regular expression, and the words that it can begin with: only
// phrases that can begin with a word of the sentence are tried on it, which is a small part of them.

// A word between the parts of a phrase. A "no" there would turn its sense round: "my legs never gave out".
const WORD =
  "(?:(?!(?:no|not|never|isnt|wasnt|arent|werent|doesnt|didnt|dont|hasnt|havent|nunca|jamas|ni|sin|tampoco|without)\\b)[a-z0-9]+)";
/** Up to four words between the two parts of a phrase. */
const GAP = `(?: ${WORD}){0,4}? `;
const ANYBODYS = "(?:my|his|her|their|the|our)";
/** Only of oneself: whose phone it is, or whose life, tells what is meant. */
const isOfOneself = ({ family }: Sign) => family === "self_harm" || family === "safety";

/** Phrases as one regular expression that finds any of them, in a text in plain form. */
export function patternOf(phrases: readonly string[]): RegExp {
  const parts = phrases.map((phrase) =>
    phrase
      .replaceAll(" * ", GAP)
      .replaceAll("*", "[a-z]*")
      .replaceAll("(\\w+ )", `(?:${WORD} )`)
      .replaceAll(/\((?!\?)/g, "(?:"),
  );
  return new RegExp(`(?<![a-z0-9])(?:${parts.join("|")})(?![a-z0-9])`, "g");
}

/** Where the group that opens at the start of this text is closed. */
function closeOf(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth++;
    if (text[at] === ")" && --depth === 0) return at;
  }
  return text.length;
}

/** "a|(b|c) d" as its choices: "a" and "(b|c) d". */
function choicesOf(text: string): string[] {
  const choices = [""];
  let depth = 0;
  for (const letter of text) {
    if (letter === "(") depth++;
    if (letter === ")") depth--;
    if (letter === "|" && depth === 0) choices.push("");
    else choices[choices.length - 1] += letter;
  }
  return choices;
}

/**
 * The beginnings of the words that a phrase can begin with; null where any word can begin it. "drag*"
 * and "drag" both give "drag", so a word of the sentence is compared by how it starts.
 */
export function beginningsOf(phrase: string): string[] | null {
  const text = phrase.trimStart();
  if (/^\(\?/.test(text)) return beginningsOf(text.slice(closeOf(text) + 1));
  if (!text.startsWith("(")) {
    const [word = "", after = ""] = /^[a-z0-9]*(.)?/.exec(text) ?? [];
    const sure = /[?{]/.test(after) ? word.slice(0, -2) : word.replace(/[^a-z0-9]$/, "");
    return sure === "" ? null : [sure];
  }
  const close = closeOf(text);
  const rest = text.slice(close + 1);
  const optional = /^(\?|\{0,\d\})/.exec(rest);
  const all = choicesOf(text.slice(1, close)).map(beginningsOf);
  if (optional) all.push(beginningsOf(rest.slice(optional[0].length)));
  return all.includes(null) ? null : all.flatMap((each) => each ?? []);
}

export type Phrase = { sign: Sign; strength: "strong" | "weak"; pattern: RegExp };

/** Gives a function that says which phrases of these signs can stand in a sentence. */
export function phraseBook(signs: readonly Sign[]): (sentence: string) => Phrase[] {
  const always: Phrase[] = [];
  const byStart = new Map<string, Phrase[]>();
  for (const sign of signs) {
    for (const strength of ["strong", "weak"] as const) {
      for (const plain of sign[strength] ?? []) {
        const text = isOfOneself(sign)
          ? plain
          : plain.replaceAll(/\bmy\b/g, ANYBODYS.replace("?:", ""));
        const phrase = { sign, strength, pattern: patternOf([text]) };
        const starts = beginningsOf(text);
        if (starts === null) always.push(phrase);
        for (const start of new Set(starts ?? [])) {
          byStart.set(start, [...(byStart.get(start) ?? []), phrase]);
        }
      }
    }
  }
  return (sentence) => {
    const can = new Set(always);
    for (const [word] of sentence.matchAll(/[a-z0-9]+/g)) {
      for (let end = 1; end <= word.length; end++) {
        for (const phrase of byStart.get(word.slice(0, end)) ?? []) can.add(phrase);
      }
    }
    return [...can];
  };
}
