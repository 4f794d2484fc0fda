import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import type { Translate } from "@/lib/i18n/translate";
import messages from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { walk } from "@/test/walk";
import { changedAnswers } from "./changes";

const t = createTranslator({ locale: "en", messages }) as unknown as Translate;
const { fields } = messages.intake;

const before = walk(strain()).answers;

it("shows only changed answers, new questions and questions no longer asked", () => {
  const after = walk(
    strain({ pain_score: ["9"], nerve_signs: ["leg_weak"], leg_change: ["yes"] }),
  ).answers;
  const rows = changedAnswers(before, after, t);
  const row = (question: string) => rows.find((each) => each.question === question);
  expect(row(fields.pain_score.label)).toMatchObject({
    question: fields.pain_score.label,
    before: fields.pain_score.options["4"],
    now: fields.pain_score.options["9"],
  });
  expect(row(fields.leg_change.label)).toMatchObject({ before: null });
  expect(row(fields.mobility.label)).toBeUndefined();
  expect(
    changedAnswers(after, before, t).find((each) => each.question === fields.leg_change.label),
  ).toMatchObject({ now: null });
});

it("shows a new sign also where another page asks in the same words", () => {
  const after = { ...before, emergency_other: ["black_stools"] };
  const same = fields.emergency_other.label;
  const rows = changedAnswers(before, after, t).filter(({ question }) => question === same);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.now).toMatch(/black/i);
});

it("shows nothing when every answer is as before", () => {
  expect(changedAnswers(before, { ...before }, t)).toEqual([]);
});
