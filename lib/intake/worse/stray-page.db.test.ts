import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { assess } from "@/lib/facts/assess";
import { getStep, type StepId } from "@/lib/form/steps";
import { fileAbandoned } from "@/lib/intake/abandoned";
import { fileAnswers } from "@/lib/intake/commands";
import { formMark } from "@/lib/intake/form-mark";
import { findOwnIntake } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";
import { beginForTest, draftForTest } from "@/test/drafts";
import { answersOf, strain } from "@/test/people";
import { keepStrayPage } from "./stray-page";

const OLD: Answers = { respondent: "proxy", age_years: "82", sex_at_birth: "female" };

afterAll(closeDatabase);

const begun = () => beginForTest(answersOf(strain(OLD), "emergency_other"));

const keep = (mark: string, step: StepId, form: Record<string, string[]>) =>
  keepStrayPage({
    mark,
    page: getStep(step),
    form,
    locale: "en",
    byPatient: true,
    now: new Date(),
  });

async function intakes(): Promise<number> {
  const [row] = await sql<{ n: number }>(
    "test_all_intakes",
    `SELECT count(*)::int AS n FROM "Intake"`,
    {},
  );
  return row!.n;
}

it("an emergency is filed with the answers of the draft that its page belongs to", async () => {
  const { id, token } = await begun();
  const mark = formMark(id);
  expect(await keep(mark, "emergency_nerves", { emergency_nerves: ["saddle"] })).toBe("emergency");
  const filed = await findOwnIntake(token);
  expect(filed).toMatchObject({
    id,
    level: "EMERGENCY",
    filedAs: "emergency_stop",
    answers: { ...OLD, emergency_nerves: ["saddle"] },
  });
  const before = await intakes();
  expect(await keep(mark, "emergency_nerves", { emergency_nerves: ["saddle"] })).toBe("emergency");
  expect(await intakes()).toBe(before);
});

it("an answer that cannot wait stays in its draft, and staff see it", async () => {
  const { id, token } = await begun();
  const form = { recent_signs: ["fever_or_chills"] };
  expect(await keep(formMark(id), "general", form)).toBe("red_flag");
  expect(await draftForTest(token)).toMatchObject({ redFlag: true, problem: { values: form } });
  await fileAbandoned({ now: new Date(Date.now() + 60_000), minutes: 0 });
  const filed = await findOwnIntake(token);
  expect(filed).toMatchObject({ id, levelNow: "URGENT", answers: { ...OLD, ...form } });
});

it("other answers change nothing, not even the draft that they belong to", async () => {
  const { id, token, version, answers } = await begun();
  const before = await intakes();
  expect(await keep(formMark(id), "emergency_body", { emergency_body: ["none"] })).toBeNull();
  expect(
    await keep(formMark(id), "general", { recent_signs: ["fever_or_chills", "planted"] }),
  ).toBeNull();
  expect(await draftForTest(token)).toMatchObject({ version, answers, problem: null });
  expect(await intakes()).toBe(before);
});

it("after sending, what is more severe is added to the intake that was sent", async () => {
  const consent = { textVersion: "test", textHash: "0".repeat(64) };
  const assessed = assess(strain(), { finished: true });
  const filing = { locale: "en", now: new Date(), filedAs: "sent", assessed, consent } as const;
  const { id, token } = await fileAnswers(filing);
  const before = await intakes();
  const level = async () => (await findOwnIntake(token))?.levelNow;
  expect(await keep(formMark(id), "general", { recent_signs: ["none"] })).toBeNull();
  expect(await level()).toBe("SELF_CARE");
  expect(await keep(formMark(id), "general", { recent_signs: ["fever_or_chills"] })).toBe(
    "red_flag",
  );
  expect(await level()).toBe("URGENT");
  const nerves = { emergency_nerves: ["saddle"] };
  expect(await keep(formMark(id), "emergency_nerves", nerves)).toBe("emergency");
  expect(await level()).toBe("EMERGENCY");
  const numb = (await findOwnIntake(token))?.firedRules ?? [];
  const harm = { emergency_other: ["self_harm"] };
  expect(await keep(formMark(id), "emergency_other", harm)).toBe("emergency");
  expect((await findOwnIntake(token))?.firedRules).toEqual(expect.arrayContaining(numb));
  expect((await findOwnIntake(token))?.firedRules.length).toBeGreaterThan(numb.length);
  expect(await intakes()).toBe(before);
});

it("an emergency whose draft is gone or unknown becomes an intake of its own", async () => {
  for (const mark of [formMark(randomUUID()), "", `${randomUUID()}.${"0".repeat(32)}`]) {
    const before = await intakes();
    expect(await keep(mark, "emergency_nerves", { emergency_nerves: ["none"] })).toBeNull();
    expect(await intakes()).toBe(before);
    const nerves = { emergency_nerves: ["saddle"] };
    expect(await keep(mark, "emergency_nerves", nerves)).toBe("emergency");
    expect(await intakes()).toBe(before + 1);
  }
});
