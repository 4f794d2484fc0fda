import { describe, expect, it } from "vitest";
import { LOCALES } from "../lib/i18n/locales";
import { asRead, type Text, textsOf } from "./messages";
import {
  fernandezHuerta,
  fleschKincaid,
  sentencesOf,
  syllablesEn,
  syllablesEs,
  wordCount,
} from "./reading-level";

/**
 * Both formulas are for passages; one long word in a label of four words says nothing about its
 * reader. So a text of ten words or more must pass by itself, and shorter ones must pass together
 * with those of their page. Each wording counts once, so that sixty times "Yes" do not make a page
 * easy.
 */
const LONG = 10;
const MOST_WORDS = 20;
/** Pages with fewer words than this are measured with their neighbors. */
const PASSAGE = 60;

type Measure = { score: (texts: readonly string[]) => number; isHard: (score: number) => boolean };

/** A language without a formula is only held to short sentences. */
const MEASURES: Record<string, Measure> = {
  en: { score: fleschKincaid, isHard: (grade) => grade > 6 },
  es: { score: fernandezHuerta, isHard: (score) => score < 70 },
};

const MENU = "the words are those on the menus of the device";
/** Texts that may be harder, and why. */
const EXCEPTIONS: Record<string, Record<string, string>> = {
  en: {
    "cookies.how.0": MENU,
    "intake.fields.conditions.options.spine_procedure":
      "epidural and surgery are the words that the patient was told",
    "intake.fields.recent_events.options.spine_procedure":
      "epidural and surgery are the words that the patient was told",
  },
  es: {
    "cookies.how.0": MENU,
    "cookies.how.1": MENU,
    "plan.antiInflammatory.plain": "ibuprofeno and medicamento are the words on the box",
    "plan.antiInflammatory.avoid": "ibuprofeno, naproxeno and medicamento are the words on the box",
    "learn.at-home.sections.medicine.items.help":
      "ibuprofeno and medicamento are the words on the box",
  },
};

/** The page of a text: the texts of a question belong together, and so do those of a result. */
function pageOf(path: string): string {
  const [first = "", second, third] = path.split(".");
  if (first === "intake") return second === "fields" ? `fields.${third}` : `intake.${second}`;
  return ["result", "privacy", "refused", "learn"].includes(first) ? `${first}.${second}` : first;
}

/** The texts by page, in file order, with small pages joined to a passage. */
function passages(texts: readonly Text[]): { name: string; texts: string[] }[] {
  const pages = new Map<string, Set<string>>();
  for (const { path, text } of texts) {
    const page = pages.get(pageOf(path)) ?? new Set();
    pages.set(pageOf(path), page.add(asRead(text)));
  }
  const found: { name: string; texts: string[]; words: number }[] = [];
  for (const [name, page] of pages) {
    const words = wordCount([...page].join(" "));
    const last = found.at(-1);
    if (last && last.words < PASSAGE) {
      last.texts = [...new Set([...last.texts, ...page])];
      last.words += words;
      last.name += ` ${name}`;
    } else found.push({ name, texts: [...page], words });
  }
  return found;
}

describe.each(LOCALES)("patients can read %s", (locale) => {
  const texts = textsOf(locale);
  const measure = MEASURES[locale];
  const exceptions = EXCEPTIONS[locale] ?? {};

  it(`has no sentence of more than ${MOST_WORDS} words`, () => {
    const long = texts.flatMap(({ path, text }) =>
      sentencesOf(asRead(text))
        .filter((sentence) => wordCount(sentence) > MOST_WORDS)
        .map((sentence) => `${path}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  it.runIf(measure)("has no hard text", () => {
    const hard = texts
      .filter(({ text }) => wordCount(asRead(text)) >= LONG)
      .filter(({ text }) => measure?.isHard(measure.score([asRead(text)])))
      .map(({ path }) => path);
    expect(hard.sort()).toEqual(Object.keys(exceptions).sort());
  });

  it.runIf(measure)("has no hard page", () => {
    const found = passages(texts);
    const hard = found
      .map((passage) => ({ name: passage.name, score: measure?.score(passage.texts) ?? 0 }))
      .filter(({ score }) => measure?.isHard(score));
    expect(found.length).toBeGreaterThan(30);
    expect(hard).toEqual([]);
  });

  it("gives a reason for each exception", () => {
    expect(Object.keys(exceptions).length).toBeLessThanOrEqual(5);
    for (const reason of Object.values(exceptions)) expect(reason.length).toBeGreaterThan(20);
  });
});

describe("the measures", () => {
  it.each([
    ["emergency", 4],
    ["table", 2],
    ["whole", 1],
    ["stayed", 1],
    ["needed", 2],
    ["pieces", 2],
    ["child’s", 1],
    ["2", 1],
  ])("hear the syllables of %s", (word, count) => expect(syllablesEn(word)).toBe(count));

  it.each([
    ["orina", 3],
    ["día", 2],
    ["leer", 2],
    ["guerra", 2],
    ["pingüino", 3],
    ["cuidado", 3],
    ["náusea", 3],
    ["león", 2],
    ["baúl", 2],
    ["hoy", 1],
    ["ciudad", 2],
    ["quitarse", 3],
    ["y", 1],
  ])("oyen las sílabas de %s", (word, count) => expect(syllablesEs(word)).toBe(count));

  it("tell plain words from clinical ones", () => {
    expect(fleschKincaid(["Do your legs feel numb or weak?"])).toBeLessThan(3);
    expect(
      fleschKincaid(["Do you experience bilateral lower extremity paresthesia?"]),
    ).toBeGreaterThan(12);
    expect(fernandezHuerta(["¿Siente las piernas dormidas o débiles?"])).toBeGreaterThan(75);
    expect(
      fernandezHuerta(["¿Experimenta parestesias bilaterales en extremidades inferiores?"]),
    ).toBeLessThan(20);
  });

  it("count sentences and words as a reader does", () => {
    expect(sentencesOf("Pain? Call 911 now. (Or go.)")).toHaveLength(3);
    expect(wordCount("Fever (38 °C or more) - now")).toBe(6);
  });
});
