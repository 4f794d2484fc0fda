import { readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { PEG_STEP } from "@/lib/aftercare/peg";
import type { Translate } from "@/lib/i18n/translate";
import { pageOf } from "@/lib/intake/question/question";
import { RESUME_STEP, SAVE_STEP, SEND_STEPS } from "@/lib/intake/resume/steps";
import { CALL_BACK_STEP } from "@/lib/questions/contact-steps";
import { type Field, SECTIONS } from "@/lib/questions/fields";
import { PLAN_STEP } from "@/lib/questions/plan-fields";
import { strain } from "@/test/people";
import { walk } from "@/test/walk";
import { describeAnswers } from "./describe";
import { FORMER_STEPS, STEPS } from "./steps";

type Tree = { [key: string]: string | Tree };

const MESSAGES = new URL("../../messages/en.json", import.meta.url);
const messages = JSON.parse(readFileSync(MESSAGES, "utf8")) as Tree & {
  intake: Tree & { fields: Tree; steps: Tree };
};

function textAt(key: string): string | undefined {
  let at: string | Tree | undefined = messages;
  for (const part of key.split(".")) at = typeof at === "object" ? at[part] : undefined;
  return typeof at === "string" && at !== "" ? at : undefined;
}

const translate = createTranslator({ locale: "en", messages }) as Translate;

/** The real translator, which here fails on a missing text. */
const t: Translate = Object.assign(
  (key: string, values: Record<string, string | number> = {}) => {
    if (textAt(key) === undefined) throw new Error(`no text: ${key}`);
    return translate(key, values);
  },
  { has: (key: string) => textAt(key) !== undefined },
);

const PAGES = [...STEPS, ...FORMER_STEPS, CALL_BACK_STEP, PLAN_STEP];
const FIELDS: Field[] = [
  ...PAGES,
  SAVE_STEP,
  RESUME_STEP,
  PEG_STEP,
  pageOf({ text: "Since when?" }),
  ...Object.values(SEND_STEPS),
].flatMap((page) => [...page.fields]);
const POSTED_CODES = [
  "choose_one",
  "choose_some",
  "none_and_others",
  "required",
  "number",
  "range",
  "date",
  "date_no_day",
  "date_no_month",
  "date_no_year",
  "date_month_word",
  "date_year_short",
  "date_range",
  "age_mismatch",
  "longer_than_life",
  "too_long",
  "email",
  "phone",
  "phone_check",
  "phone_or_email",
  "phone_for_way",
  "no_phone_with_number",
  "text_not_safe",
  "not_textable",
  "abroad",
  "consent",
  "not_offered",
  "not_asked",
  "no_longer_asked",
];

/** Is this a typed question that may not be left blank? */
function isTyped(field: Field): boolean {
  const chosen = ["radio", "checkboxes", "consent"].includes(field.kind);
  return !chosen && !("optional" in field && field.optional);
}

function keysOf(field: Field): string[] {
  const base = `intake.fields.${field.name}`;
  const options = "options" in field ? field.options : [];
  const values = field.kind === "checkboxes" ? [...options, "unsure", "none"] : options;
  const ofOptions = field.wordsOf ? `intake.fields.${field.wordsOf}` : base;
  const ofLabel = textAt(`${base}.label`) === undefined ? ofOptions : base;
  return [
    `${ofLabel}.label`,
    `${ofLabel}.proxyLabel`,
    ...(field.hint ? [`${base}.hint`] : []),
    ...(isTyped(field) ? [`${base}.required`] : []),
    ...(field.wordsOf && field.kind === "checkboxes" ? [`${base}.options.none`] : []),
    ...values.map((value) => `${ofOptions}.options.${value}`),
  ];
}

function allTexts(tree: Tree): string[] {
  return Object.values(tree).flatMap((each) =>
    typeof each === "string" ? [each] : allTexts(each),
  );
}

const TEXTS = allTexts(messages.intake).filter((text) => !text.includes("{"));

function syllables(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/e$/, "")
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 1);
}

describe("the words of the intake", () => {
  it("exist for every page, question, option, section and error", () => {
    const keys = [
      ...SECTIONS.map((section) => `intake.sections.${section}`),
      ...PAGES.flatMap((page) => [
        `intake.steps.${page.id}.title`,
        `intake.steps.${page.id}.proxyTitle`,
        ...(page.reasonKey ? [page.reasonKey] : []),
      ]),
      ...FIELDS.flatMap(keysOf),
      ...POSTED_CODES.map((code) => `intake.errors.${code}`),
    ];
    expect(keys.filter((key) => textAt(key) === undefined)).toEqual([]);
  });

  it("have no question that is not asked", () => {
    const known = new Set(FIELDS.map((field) => field.name));
    expect(Object.keys(messages.intake.fields).filter((name) => !known.has(name))).toEqual([]);
    const pages = new Set<string>(PAGES.map((page) => page.id));
    expect(Object.keys(messages.intake.steps).filter((id) => !pages.has(id))).toEqual([]);
  });

  it("have sentences of at most 20 words", () => {
    const sentences = TEXTS.flatMap((text) => text.split(/(?<=[.?!])\s+/));
    const long = sentences.filter((sentence) => sentence.split(/\s+/).length > 20);
    expect(long).toEqual([]);
  });

  it("read at 6th grade or below (Flesch-Kincaid)", () => {
    const sentences = TEXTS.flatMap((text) => text.split(/(?<=[.?!])\s+/));
    const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}’']+/gu) ?? []);
    const sounds = words.reduce((sum, word) => sum + syllables(word), 0);
    const grade = 0.39 * (words.length / sentences.length) + 11.8 * (sounds / words.length) - 15.59;
    expect(grade).toBeLessThanOrEqual(6);
  });
});

it("ask for a date in the U.S. order, as in the example of its error", () => {
  expect(textAt("common.dateOrder")).toBe("month day year");
  expect(textAt("intake.errors.date")).toContain("3 27 1985");
});

describe("describing answers", () => {
  const { answers, states } = walk(strain({ sex_at_birth: ["female"] }));

  it("puts every answered question under its section, in words", () => {
    const sections = describeAnswers(answers, t);
    expect(sections.map(({ section }) => section)).toEqual([...SECTIONS]);
    const rows = sections.flatMap((section) => section.rows);
    const row = (stepId: string, question: string) =>
      rows.find((each) => each.stepId === stepId && each.question === question)?.answer;
    const label = (name: string) => t(`intake.fields.${name}.label`);
    expect(row("pain_start", label("duration_amount"))).toBe("3 days");
    const oneDay = describeAnswers({ ...answers, duration_amount: "1" }, t);
    const told = oneDay.flatMap((section) => section.rows.map((each) => each.answer));
    expect(told).toContain("1 day");
    expect(row("emergency_body", label("emergency_body"))).toBe(
      t("intake.fields.emergency_body.options.none"),
    );
    expect(row("contact", label("email"))).toBe(t("intake.describe.notProvided"));
    expect(row("contact", label("birth_date"))).toBe(
      `February 1, ${String(answers.birth_date).slice(0, 4)}`,
    );
  });

  it("names what was said no to in a list, and nothing while they are not sure", () => {
    const denied = (more: Record<string, string[]>) =>
      describeAnswers({ ...answers, ...more }, t)
        .flatMap((section) => section.rows)
        .find(({ field }) => field === "nerve_signs")?.denied;
    const option = (sign: string) => t(`intake.fields.nerve_signs.options.${sign}`);
    expect(denied({})).toHaveLength(6);
    expect(denied({ nerve_signs: ["leg_pain"] })).not.toContain(option("leg_pain"));
    expect(denied({ nerve_signs: ["unsure"] })).toEqual([]);
  });

  it("has no row for questions not reached", () => {
    const rows = describeAnswers(states[1]!, t).flatMap((section) => section.rows);
    expect(new Set(rows.map((row) => row.stepId))).toEqual(
      new Set(["about_you", "emergency_nerves"]),
    );
  });

  it("calls the patient 'they' when someone else answers", () => {
    const proxy = walk(strain({ respondent: ["proxy"] })).answers;
    const rows = describeAnswers({ ...proxy, mobility: "cannot_walk" }, t).flatMap(
      (each) => each.rows,
    );
    const mobility = rows.find(
      ({ question }) => question === t("intake.fields.mobility.proxyLabel"),
    );
    expect(mobility?.answer).toBe(t("intake.fields.mobility.proxyOptions.cannot_walk"));
  });
});

// A check that names less than its sign turns "not sure" into "no" (catalogue 2a.4).
it.each(["one_arm", "both_arms"])("the check of %s names all that the sign names", (sign) => {
  const check = textAt(`intake.fields.${sign}_check.label`) ?? "";
  expect(textAt(`intake.fields.nerve_signs.options.${sign}`)).toMatch(/numb.*weak.*clums/i);
  expect(check).toMatch(/arm.*hand.*numb.*weak.*clums/i);
});
