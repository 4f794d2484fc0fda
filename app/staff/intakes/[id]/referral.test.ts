import { describe, expect, test } from "vitest";
import { assess } from "@/lib/facts/assess";
import type { Answers } from "@/lib/questions/answers";
import { shared } from "@/lib/record/shared-record";
import { strain } from "@/test/people";
import { walk } from "@/test/walk";
import { recordText, referralSummary, wholeRecordText } from "./referral";

function intakeOf(more: Answers) {
  const { answers } = walk({ ...strain(more), ...more });
  const { symptoms, level, rules } = assess(answers, { finished: true });
  return {
    clinical: { answers, symptoms },
    contact: null,
    unreadable: false,
    ageYears: 34,
    now: new Date("2026-12-01T15:42:00Z"),
    reference: "BK-46A9-6Q",
    receivedAt: new Date("2026-12-01T15:30:00Z"),
    level,
    ownLevel: level,
    firedRules: rules.map(({ id }) => id),
    history: [],
  };
}

const LEFT_OUT = "Answers about safety at home and self-harm, and some notes, are left out.";

describe("a copy for the record, which others may read", () => {
  const beaten = intakeOf({
    free_text: "My husband hits me",
    words_safety: "danger",
    safe_way: "Write to my sister",
  });
  const despairing = intakeOf({ emergency_other: ["self_harm", "black_stools"] });

  test("leaves out danger at home, and says of every intake that it does", () => {
    for (const text of [recordText(beaten), referralSummary(shared(beaten))])
      expect(text).not.toMatch(/husband|hits me|danger|sister|unsafe/i);
    expect(recordText(beaten)).toContain(LEFT_OUT);
    expect(recordText(intakeOf({}))).toContain(LEFT_OUT);
  });

  test("leaves out self-harm and keeps the other signs of the same list", () => {
    expect(recordText(despairing)).not.toMatch(/self-harm(?!, and some notes)|ending my life/i);
    expect(recordText(despairing)).toMatch(/black/i);
  });

  test("leaves out a written answer that tells of danger, and keeps another one", () => {
    const answered = (text: string) => ({
      ...intakeOf({}),
      history: [
        {
          ...{ id: "1", at: new Date("2026-12-01T15:35:00Z"), actor: "patient" as const },
          ...{ staffName: null, action: "question.answered", detail: {}, takenBackAt: null },
          ...{ text, unreadable: false, own: false },
        },
      ],
    });
    const danger = answered("My husband hits me");
    expect(recordText(danger)).not.toContain("hits me");
    expect(recordText(danger)).toContain("Answered the question. See Backline before you go on");
    expect(wholeRecordText(danger)).toContain("My husband hits me");
    expect(recordText(answered("Since Monday"))).toContain("Answered the question. Since Monday");
  });

  test("leaves out a question about danger with every answer to it", () => {
    const event = (id: string, action: string, detail: Record<string, string>, text: string) => ({
      ...{ id, at: new Date("2026-12-01T15:35:00Z"), actor: "patient" as const, action, detail },
      ...{ staffName: null, takenBackAt: null, text, unreadable: false, own: false },
    });
    const history = [
      event("4", "question.answered", { questionId: "c", answerTo: "a" }, "Often"),
      event("3", "question.answered", { questionId: "b" }, "Since Monday"),
      event("2", "question.answered", { questionId: "a" }, "He does"),
      event("1", "question.asked", { questionId: "a" }, "Does your husband hit you?"),
    ];
    const text = recordText({ ...intakeOf({}), history });
    expect(text).not.toMatch(/husband|He does|Often/);
    expect(text).toContain("Since Monday");
  });

  test("holds all of it when a clinician asks for it", () => {
    expect(wholeRecordText(beaten)).toContain("My husband hits me");
    expect(wholeRecordText(beaten)).toContain("Write to my sister");
    expect(wholeRecordText(despairing)).toMatch(/ending my life/);
    expect(wholeRecordText(beaten)).not.toContain(LEFT_OUT);
  });
});
