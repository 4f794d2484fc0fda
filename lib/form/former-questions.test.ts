import { readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import type { Translate } from "@/lib/i18n/translate";
import type { Answers } from "@/lib/questions/answers";
import { strain } from "@/test/people";
import { post, walk } from "@/test/walk";
import { describeAnswers } from "./describe";
import { nextStepId } from "./steps";

const messages = JSON.parse(
  readFileSync(new URL("../../messages/en.json", import.meta.url), "utf8"),
);
const t = createTranslator({ locale: "en", messages }) as Translate;
const { fields } = messages.intake;

/** What was stored before the questions on earlier pain, a fall and self-care changed places. */
const FORMER: Answers = { similar_before: "no", injury: "big_and_checked", self_care: "can" };

const rows = (answers: Answers) => describeAnswers(answers, t).flatMap((each) => each.rows);

describe("answers to former questions", () => {
  const { answers } = walk(strain());
  const { pain_change: _, pain_score_worst: __, worse_with_movement: ___, ...rest } = answers;
  const stored = { ...rest, ...FORMER };

  it("stay readable in an intake that was sent", () => {
    for (const name of Object.keys(FORMER)) {
      const answer = fields[name].options[String(FORMER[name])];
      expect(rows(stored)).toContainEqual(
        expect.objectContaining({ question: fields[name].label, answer }),
      );
    }
  });

  it("stay in a draft until the question in their place is answered, which is asked", () => {
    expect(nextStepId(stored, null)).toBe("pain_start");
    const later = post("emergency_nerves", stored, { emergency_nerves: ["none"] });
    expect(later).toMatchObject(FORMER);
    const { pages, answers: end } = walk(strain());
    expect(pages).toContain("pain_start");
    for (const name of Object.keys(FORMER)) expect(end).not.toHaveProperty(name);
    const mended = { ...stored, pain_change: "new", pain_score_worst: "5" };
    const next = post("emergency_nerves", mended, { emergency_nerves: ["none"] });
    for (const name of Object.keys(FORMER)) expect(next).not.toHaveProperty(name);
  });

  it("are told once where the question is asked again", () => {
    const elder = { ...stored, age_years: "70" };
    expect(rows(elder).filter(({ question }) => question === fields.injury.label)).toHaveLength(1);
  });
});
