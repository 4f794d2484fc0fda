import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { askedFields, getStep, type StepId } from "@/lib/form/steps";
import { minutesLeft, USUAL_MINUTES } from "@/lib/form/usual-way";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import type { Draft } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import { strain } from "@/test/people";
import { fill, walk } from "@/test/walk";
import type { Visit } from "../place";
import { questionView } from "./question-view";

// The way of somebody with a mild strain who has none of the signs: how much they read and tap.

const MILD = strain({ interpreter: "" });

/** The words that this person reads: without what is folded, hidden or drawn; a time is one word. */
function wordsIn(html: string): number {
  const read = html
    .replace(/<\/summary>[\s\S]*?<\/details>/g, " ")
    .replace(/<(svg|noscript)[\s\S]*?<\/\1>/g, " ")
    .replace(/<span class="(sr-only|to-anybody)"[^>]*>[\s\S]*?<\/span>/g, " ")
    .replace(/<[^>]+>|&\w+;/g, " ");
  return read.match(/[\p{L}\p{N}][\p{L}\p{N}’':-]*/gu)?.length ?? 0;
}

/** Boxes and circles that this person marks on a page. */
function marksOn(id: StepId, answers: Answers): number {
  const form = fill(getStep(id), answers, MILD);
  return askedFields(getStep(id), answers)
    .filter(({ kind }) => ["radio", "checkboxes"].includes(kind))
    .flatMap(({ name }) => form[name] ?? []).length;
}

/** The page as this person sees it: its frame, its questions and its buttons. */
function pageOf(locale: Locale, id: StepId, answers: Answers): string {
  const t = translatorIn(locale);
  const visit = { t, locale, kiosk: null, query: new URLSearchParams() } as Visit;
  const draft = { id: "x", answers, abandoned: false, createdAt: new Date() } as Draft;
  const page = getStep(id) as Step & { id: StepId };
  return renderToStaticMarkup(questionView(visit, draft, page, null).body);
}

function wayIn(locale: Locale) {
  const { pages, states } = walk(MILD);
  const each = pages.map((id, at) => {
    const before = states[at - 1] ?? {};
    return {
      id,
      before,
      words: wordsIn(pageOf(locale, id, before)),
      marks: marksOn(id, before),
      questions: askedFields(getStep(id), before).filter(({ folded, joined }) => !folded && !joined)
        .length,
    };
  });
  const sum = (count: (page: (typeof each)[number]) => number) =>
    each.reduce((total, page) => total + count(page), 0);
  return {
    each,
    /** What a failure shows: where the words are. */
    table: each.map(({ id, words, marks }) => `${id}: ${words} words, ${marks} marks`).join("\n"),
    // With the page to check the answers.
    pages: each.length + 1,
    words: sum(({ words }) => words),
    // "Start", "Continue" on each page, "Send".
    taps: sum(({ marks }) => marks) + each.length + 2,
  };
}

/** Of the pages between "Start" and "Check your answers", frame and buttons included. */
const MOST_WORDS: Record<Locale, number> = { en: 2_096, es: 2_197 };
const WORDS_A_MINUTE = 220;
const SECONDS_A_TAP = 2;

describe.each(LOCALES)("the way of a mild strain, in %s", (locale) => {
  const way = wayIn(locale);

  it("has at most 16 short pages, 45 taps and the words that decisions 117 and 132 allow", () => {
    expect(way.pages, way.table).toBeLessThanOrEqual(16);
    expect(way.taps, way.table).toBeLessThanOrEqual(45);
    expect(way.words, way.table).toBeLessThanOrEqual(MOST_WORDS[locale]);
  });

  it("asks at most four questions a page; a name is one", () => {
    for (const { id, questions } of way.each) {
      expect(questions - (id === "contact" ? 1 : 0), id).toBeLessThanOrEqual(4);
    }
  });

  it("takes the time that the start page says", () => {
    const minutes = way.words / WORDS_A_MINUTE + (way.taps * SECONDS_A_TAP) / 60;
    expect(Math.abs(minutes - USUAL_MINUTES)).toBeLessThanOrEqual(1);
  });

  it("says fewer minutes the further one is, and at least one", () => {
    const left = way.each.map(({ id, before }) => minutesLeft(before, id));
    expect(left[0]).toBe(USUAL_MINUTES);
    expect(left.at(-1)).toBe(1);
    expect(left).toEqual([...left].sort((one, other) => other - one));
  });
});

it.each(LOCALES)(
  "an error speaks to the person who was just chosen on the page, in %s",
  (locale) => {
    const t = translatorIn(locale);
    const visit = { t, locale, kiosk: null, query: new URLSearchParams() } as Visit;
    const page = { ...getStep("about_you"), id: "about_you" as const };
    const errors = [{ field: "age_years", code: "required" }];
    const shown = (respondent: string[]) => {
      const problem = { values: { respondent, age_years: [""] }, errors };
      const draft = { id: "5e0c1cce-7a36-4a8e-9e52-3f2c2a5a0d11", answers: {} } as Draft;
      return renderToStaticMarkup(questionView(visit, draft, page, problem).body);
    };
    const [own, proxy] = ["required", "proxyRequired"].map((name) =>
      t(`intake.fields.age_years.${name}`),
    );
    expect(shown(["self"])).toContain(own);
    expect(shown(["self"])).not.toContain(proxy);
    expect(shown([])).toContain(proxy);
  },
);
