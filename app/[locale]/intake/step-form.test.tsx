import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { askedFields, getStep, type StepId } from "@/lib/form/steps";
import { minutesLeft, USUAL_MINUTES } from "@/lib/form/usual-way";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import type { Answers } from "@/lib/questions/answers";
import { strain } from "@/test/people";
import { fill, walk } from "@/test/walk";
import type { Visit } from "../place";
import { StepForm } from "./step-form";

// The way of somebody with a mild strain who has none of the signs: how much they read and tap.

const MILD = strain({ interpreter: "" });

/** The words that a person reads: without what is folded, hidden or drawn. */
function wordsIn(html: string): number {
  const read = html
    .replace(/<\/summary>[\s\S]*?<\/details>/g, " ")
    .replace(/<(svg|noscript)[\s\S]*?<\/\1>/g, " ")
    .replace(/<span class="(sr-only|to-self)"[^>]*>[\s\S]*?<\/span>/g, " ")
    .replace(/<[^>]+>|&\w+;/g, " ");
  return read.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;
}

/** Boxes and circles that this person marks on a page. */
function marksOn(id: StepId, answers: Answers): number {
  const form = fill(getStep(id), answers, MILD);
  return askedFields(getStep(id), answers)
    .filter(({ kind }) => ["radio", "checkboxes", "consent"].includes(kind))
    .flatMap(({ name }) => form[name] ?? []).length;
}

function pageOf(locale: Locale, id: StepId, answers: Answers): string {
  const visit = { t: translatorIn(locale), locale, kiosk: null } as Visit;
  return renderToStaticMarkup(
    <StepForm
      visit={visit}
      of="x"
      step={getStep(id)}
      answers={answers}
      problem={null}
      action="/"
    />,
  );
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
      questions: askedFields(getStep(id), before).filter(({ folded }) => !folded).length,
    };
  });
  const sum = (count: (page: (typeof each)[number]) => number) =>
    each.reduce((total, page) => total + count(page), 0);
  return {
    each,
    // With the page to check the answers.
    pages: each.length + 1,
    words: sum(({ words }) => words),
    // "Start", "Continue" on each page, "Send".
    taps: sum(({ marks }) => marks) + each.length + 2,
  };
}

const WORDS_A_MINUTE = 220;
const SECONDS_A_TAP = 2;

describe.each(LOCALES)("the way of a mild strain, in %s", (locale) => {
  const way = wayIn(locale);

  it("has at most 18 short pages, 48 taps and 2,100 words", () => {
    expect(way.pages).toBeLessThanOrEqual(18);
    expect(way.taps).toBeLessThanOrEqual(48);
    expect(way.words).toBeLessThanOrEqual(2_100);
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
