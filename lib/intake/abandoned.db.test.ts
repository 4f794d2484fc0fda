import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { assess } from "@/lib/facts/assess";
import { withFlaggedPages } from "@/lib/form/refused-flags";
import { problemOn } from "@/lib/form/refused-pages";
import { resumeCode } from "@/lib/intake/resume/code";
import { resumeDraft, saveForLater } from "@/lib/intake/resume/commands";
import { eraseExpired } from "@/lib/jobs/erase";
import type { Answers } from "@/lib/questions/answers";
import { beginForTest, draftForTest, saveForTest } from "@/test/drafts";
import { strain } from "@/test/people";
import { walk } from "@/test/walk";
import { fileAbandoned } from "./abandoned";
import { fileDraft, saveProblem } from "./commands";
import { findDraft, findOwnIntake } from "./queries";

/** An hour ago: before anything that the database does now. */
const LEFT_AT = new Date(Date.now() - 3_600_000);
const minutesOn = (minutes: number) => new Date(LEFT_AT.getTime() + minutes * 60_000);
const file = (minutes: number) => fileAbandoned({ now: minutesOn(minutes), minutes: 30 });

const consent = { textVersion: "test", textHash: "0".repeat(64) };
const isRedFlag = (answers: Answers) => assess(answers, { finished: false }).redFlags.length > 0;

const FEVERISH = walk(strain({ recent_signs: ["fever_or_chills"] }));
/** All answers up to the page that asks about fever. */
const LEFT = FEVERISH.states[FEVERISH.pages.indexOf("general")] ?? {};
const HEALTHY = walk(strain());

afterAll(closeDatabase);

/** Sends these answers as the page does: it starts again if the draft changed meanwhile. */
async function send(token: string, answers: Answers, now: Date): Promise<void> {
  const assessed = assess(answers, { finished: true });
  const filing = { locale: "es", now, filedAs: "sent", assessed, consent } as const;
  while (!(await fileDraft(await draftForTest(token), filing)));
}

const touchedAt = (id: string, at: Date) =>
  sql("test_touched", `UPDATE "Draft" SET "updatedAt" = $at WHERE "id" = $id`, { id, at });

/** A draft with these answers that was last changed at LEFT_AT. */
async function left(answers: Answers) {
  const { token, id } = await beginForTest(answers, "es");
  await touchedAt(id, LEFT_AT);
  return { token, id };
}

async function rowsOf(id: string) {
  const [row] = await sql<Record<string, unknown>>(
    "test_left_rows",
    `SELECT (SELECT count(*)::int FROM "Draft" WHERE "id" = $id::uuid) AS "drafts",
       (SELECT count(*)::int FROM "Intake" WHERE "id" = $id::uuid AND "filedAs" = 'abandoned') AS "intakes",
       (SELECT "level" FROM "QueueEntry" WHERE "intakeId" = $id::uuid) AS "level",
       (SELECT "dueAt" FROM "QueueEntry" WHERE "intakeId" = $id::uuid) AS "dueAt",
       (SELECT count(*)::int FROM "IntakeContact" WHERE "intakeId" = $id::uuid) AS "contacts",
       (SELECT count(*)::int FROM "AuditEvent" WHERE "intakeId" = $id::uuid AND "actor" = 'system'
         AND "action" = 'intake.received') AS "events",
       (SELECT count(*)::int FROM graphile_worker.jobs WHERE "key" = 'intake_received:' || $id) AS "jobs"`,
    { id },
  );
  return row;
}

const NOT_FILED = {
  drafts: 1,
  intakes: 0,
  level: null,
  dueAt: null,
  contacts: 0,
  events: 0,
  jobs: 0,
};
const FILED = {
  drafts: 1,
  intakes: 1,
  level: "URGENT",
  dueAt: minutesOn(30 + 240),
  contacts: 0,
  events: 1,
  jobs: 1,
};

describe("a red flag in answers that were not sent", () => {
  it("is an answer that makes the intake urgent, or 'not sure' about an emergency", () => {
    expect(isRedFlag(LEFT)).toBe(true);
    const unsure = walk(strain({ emergency_nerves: ["unsure"], saddle_check: ["unsure"] }));
    expect(isRedFlag(unsure.states[unsure.pages.indexOf("emergency_nerves")] ?? {})).toBe(true);
  });

  it("does not exist in a plain strain, however far it was answered, or for a sign that can wait", () => {
    for (const answers of [{}, ...HEALTHY.states]) expect(isRedFlag(answers)).toBe(false);
    const signs: Record<string, string[]>[] = [
      { recent_signs: ["weight_loss"] },
      { course: ["worsening"] },
    ];
    for (const sign of signs) {
      const { answers } = walk(strain(sign));
      expect(assess(answers, { finished: true }).level).toBe("SOON");
      expect(isRedFlag(answers)).toBe(false);
    }
  });

  it("is forgotten when the answer is corrected, and counts from the first time it was given", async () => {
    const { token, id } = await left(LEFT);
    const since = () =>
      sql<{ at: Date | null }>(
        "test_flag",
        `SELECT "redFlagAt" AS "at" FROM "Draft" WHERE "id" = $id`,
        { id },
      );
    const [first] = await since();
    expect(first?.at).toBeInstanceOf(Date);
    await saveForTest(token, LEFT);
    expect(await since()).toEqual([first]);
    await saveForTest(token, HEALTHY.answers);
    expect(await since()).toEqual([{ at: null }]);
  });
});

describe("an abandoned draft with a red flag", () => {
  it("reaches the queue after the set time, once, and the patient can go on", async () => {
    const { token, id } = await left(LEFT);
    await file(29);
    expect(await rowsOf(id)).toEqual(NOT_FILED);
    await Promise.all([file(30), file(30), file(30)]);
    await file(31);
    expect(await rowsOf(id)).toEqual(FILED);
    expect(await findDraft(token)).toMatchObject({ id, answers: LEFT, abandoned: true });
    expect(await findOwnIntake(token)).toMatchObject({
      filedAs: "abandoned",
      level: "URGENT",
      locale: "es",
      receivedAt: minutesOn(30),
      answers: LEFT,
      contact: null,
    });
  });

  it("is filed with the patient's contact if there is one", async () => {
    const { id } = await left(FEVERISH.answers);
    await file(30);
    expect(await rowsOf(id)).toMatchObject({ contacts: 1, intakes: 1 });
  });

  it("is left alone without a red flag, and while the patient continues", async () => {
    const plain = await left(HEALTHY.answers);
    const typing = await left(LEFT);
    const draft = (await findDraft(typing.token))!;
    await saveProblem(draft, { stepId: "contact", values: {}, errors: [] });
    const resumed = await left(LEFT);
    await saveForLater(resumed.id, "1980-01-01");
    await resumeDraft(resumeCode(resumed.id), "1980-01-01", randomUUID());
    // These two changed just now, so they are no longer at LEFT_AT.
    await file(35);
    for (const { id } of [plain, typing, resumed]) {
      expect(await rowsOf(id)).toEqual(NOT_FILED);
    }
  });

  it("on a page with an error is filed with the readable answers", async () => {
    const before = HEALTHY.states[HEALTHY.pages.indexOf("general") - 1] ?? {};
    const { token, id } = await left(before);
    const draft = async () => (await findDraft(token))!;
    await saveProblem(await draft(), {
      stepId: "general",
      values: { recent_signs: ["fever_or_chills", "none"] },
      errors: [{ field: "recent_signs", code: "none_and_others" }],
    });
    expect(await draft()).toMatchObject({ answers: before, redFlag: true });
    // Neither another page with an error nor an accepted page removes it.
    await saveProblem(await draft(), { stepId: "pain_now", values: {}, errors: [] });
    expect(problemOn(await draft(), "general")?.values.recent_signs).toEqual([
      "fever_or_chills",
      "none",
    ]);
    await saveForTest(token, before, "pain_now");
    expect(await draft()).toMatchObject({ answers: before, redFlag: true });
    await touchedAt(id, LEFT_AT);
    await file(30);
    expect(await rowsOf(id)).toEqual(FILED);
    const own = await findOwnIntake(token);
    expect(own?.answers).toMatchObject({ ...before, recent_signs: ["fever_or_chills", "none"] });
    expect((await draft()).answers).toEqual(before);
  });

  it("counts beside 'none of these', until the page is corrected", async () => {
    const before = HEALTHY.states[0] ?? {};
    const { token } = await left(before);
    const draft = async () => (await findDraft(token))!;
    const ticked = { emergency_nerves: ["saddle", "none"] };
    const errors = [{ field: "emergency_nerves", code: "none_and_others" }];
    await saveProblem(await draft(), { stepId: "emergency_nerves", values: ticked, errors });
    expect((await draft()).redFlag).toBe(true);
    const accepted = assess(before, { finished: false });
    const { answers } = withFlaggedPages(accepted, (await draft()).problem);
    expect(answers).toMatchObject({ ...before, ...ticked });
    const right = { ...before, emergency_nerves: ["none"] };
    await saveForTest(token, right, "emergency_nerves");
    expect(await draft()).toMatchObject({ answers: right, redFlag: false, problem: null });
  });

  it("on a former page waits on the page that asks it now, and is settled there", async () => {
    const { nerve_signs, older_signs, sexual_change, ...before } = HEALTHY.answers;
    const { token } = await left({ ...before, nerve_signs: ["none"] });
    const draft = async () => (await findDraft(token))!;
    const typed = { stepId: "nerves_older", values: { sexual_change: ["new"] }, errors: [] };
    await saveProblem(await draft(), typed);
    expect(problemOn(await draft(), "nerves")?.values).toMatchObject({ sexual_change: ["new"] });
    await saveForTest(token, HEALTHY.answers);
    expect(await draft()).toMatchObject({ redFlag: true, problem: { stepId: "nerves" } });
    await saveForTest(token, HEALTHY.answers, "nerves");
    expect(await draft()).toMatchObject({ redFlag: false, problem: null });
  });

  it("is never lowered by a page with an error", async () => {
    const { token, id } = await left(LEFT);
    await saveProblem((await findDraft(token))!, {
      stepId: "general_more",
      values: { fever_kind: ["none"], temperature: ["abc"] },
      errors: [{ field: "temperature", code: "number" }],
    });
    await touchedAt(id, LEFT_AT);
    await file(30);
    expect(await rowsOf(id)).toEqual(FILED);
    expect((await findOwnIntake(token))?.answers).toEqual(LEFT);
  });

  it("does not stop others from being filed when it cannot be read", async () => {
    const broken = await left(LEFT);
    await sql(
      "test_break",
      `UPDATE "Draft" SET "answersSealed" = 'v1.x.y.z' WHERE "id" = $broken`,
      { broken: broken.id },
    );
    const { id } = await left(LEFT);
    await expect(file(30)).rejects.toThrow();
    expect(await rowsOf(id)).toEqual(FILED);
    await sql("test_drop", `DELETE FROM "Draft" WHERE "id" = $broken`, { broken: broken.id });
  });

  const breakProblem = (id: string) =>
    sql("test_break_problem", `UPDATE "Draft" SET "problemSealed" = 'v1.x.y.z' WHERE "id" = $id`, {
      id,
    });

  it("counts as answered, for staff to call, when only what a page refused cannot be read, and waits when it was there", async () => {
    const { token, id } = await left(LEFT);
    await breakProblem(id);
    expect(await findDraft(token)).toMatchObject({ answers: LEFT, problem: null });
    const refused = await left(HEALTHY.states[0] ?? {});
    await saveProblem((await findDraft(refused.token))!, {
      stepId: "emergency_nerves",
      values: { emergency_nerves: ["saddle", "none"] },
      errors: [{ field: "emergency_nerves", code: "none_and_others" }],
    });
    await breakProblem(refused.id);
    await touchedAt(refused.id, LEFT_AT);
    await expect(file(30)).rejects.toThrow("cannot be read");
    expect(await rowsOf(id)).toEqual(FILED);
    const own = await findOwnIntake(token);
    expect(own?.reviewFlags).toEqual(expect.arrayContaining(["phone_alert", "unsure_red_flag"]));
    expect(await rowsOf(refused.id)).toEqual(NOT_FILED);
    await sql("test_drop", `DELETE FROM "Draft" WHERE "id" = $broken`, { broken: refused.id });
  });

  it("stays while what a page refused cannot be read, and is there again with the key", async () => {
    const { id, token } = await beginForTest(HEALTHY.states[0] ?? {}, "es");
    const draft = async () => (await findDraft(token))!;
    await saveProblem(await draft(), {
      stepId: "emergency_nerves",
      values: { emergency_nerves: ["saddle", "none"] },
      errors: [{ field: "emergency_nerves", code: "none_and_others" }],
    });
    const stored = () =>
      sql<{ sealed: string | null; at: Date | null }>(
        "test_problem_of",
        `SELECT "problemSealed" AS "sealed", "redFlagAt" AS "at" FROM "Draft" WHERE "id" = $id`,
        { id },
      );
    const [before] = await stored();
    await breakProblem(id);
    await saveForTest(token, HEALTHY.answers, "pain_now");
    expect(await draft()).toMatchObject({ redFlag: true, problem: null, answers: HEALTHY.answers });
    expect(await stored()).toEqual([{ sealed: "v1.x.y.z", at: before?.at }]);
    await sql("test_mend", `UPDATE "Draft" SET "problemSealed" = $sealed WHERE "id" = $id`, {
      id,
      sealed: before?.sealed ?? null,
    });
    expect(await draft()).toMatchObject({ problem: { stepId: "emergency_nerves" } });
    await sql("test_drop", `DELETE FROM "Draft" WHERE "id" = $broken`, { broken: id });
  });

  it("is either sent or filed when both happen at once, never twice", async () => {
    for (let round = 0; round < 5; round++) {
      const { id, token } = await left(FEVERISH.answers);
      await Promise.all([file(30), send(token, FEVERISH.answers, minutesOn(30)), file(30)]);
      expect(await findDraft(token)).toBeNull();
      const own = await findOwnIntake(token);
      expect(own).toMatchObject({ id, answers: FEVERISH.answers, level: "URGENT" });
    }
  });

  it("opens on another device with everything that was filed, and no longer on the first", async () => {
    const { id, token } = await left(LEFT);
    await saveForLater(id, "1980-01-01");
    await file(30);
    const resumed = await resumeDraft(resumeCode(id), "1980-01-01", randomUUID());
    const moved = resumed.ok ? resumed.token : "";
    expect(await findDraft(moved)).toMatchObject({ id, abandoned: true });
    expect(await findOwnIntake(moved)).toMatchObject({ id });
    expect(await findDraft(token)).toBeNull();
    expect(await findOwnIntake(token)).toBeNull();
  });
});

describe("a patient who continues a filed draft", () => {
  const again = (id: string) =>
    sql<{ kind: string; level: string }>(
      "test_again",
      `SELECT "kind", "level" FROM "Reassessment" WHERE "intakeId" = $id ORDER BY "createdAt"`,
      { id },
    );

  it("and sends it, adds all answers, contact and consent to the one intake", async () => {
    const { token, id } = await left(LEFT);
    await file(30);
    await saveForTest(token, FEVERISH.answers);
    const draft = await draftForTest(token);
    const assessed = assess(draft.answers, { finished: true });
    const filing = {
      locale: "es",
      now: minutesOn(60),
      filedAs: "sent",
      assessed,
      consent,
    } as const;
    const sent = await Promise.all([1, 2, 3, 4].map(() => fileDraft(draft, filing)));
    expect(sent.filter(Boolean)).toHaveLength(1);
    expect(await rowsOf(id)).toMatchObject({ ...FILED, drafts: 0, contacts: 1 });
    expect(await again(id)).toEqual([{ kind: "finished", level: "URGENT" }]);
    const own = await findOwnIntake(token);
    expect(own).toMatchObject({
      filedAs: "sent",
      answers: FEVERISH.answers,
      receivedAt: minutesOn(30),
      contact: { familyName: "Example" },
    });
    const [agreed] = await sql<{ textVersion: string; signedNameSealed: string }>(
      "test_agreed",
      `SELECT "textVersion", "signedNameSealed" FROM "Consent" WHERE "intakeId" = $id`,
      { id },
    );
    expect(agreed).toMatchObject({ textVersion: "test", signedNameSealed: expect.any(String) });
  });

  it("is never lowered by a corrected answer", async () => {
    const { token, id } = await left(LEFT);
    await file(30);
    await send(token, HEALTHY.answers, minutesOn(60));
    expect(await rowsOf(id)).toMatchObject({ level: "URGENT", drafts: 0 });
    expect(await findOwnIntake(token)).toMatchObject({ level: "URGENT", answers: HEALTHY.answers });
  });

  it("and is stopped by an emergency, moves up and is still not finished", async () => {
    const { token, id } = await left(LEFT);
    await file(30);
    const stopped = { ...LEFT, emergency_nerves: ["saddle"] };
    const assessed = assess(stopped, { finished: false });
    const stop = { locale: "es", now: minutesOn(60), filedAs: "emergency_stop", assessed } as const;
    expect(await fileDraft(await draftForTest(token), stop)).toBe(true);
    expect(await rowsOf(id)).toMatchObject({ level: "EMERGENCY", drafts: 0, dueAt: minutesOn(75) });
    expect(await again(id)).toEqual([{ kind: "more", level: "EMERGENCY" }]);
    const own = await findOwnIntake(token);
    expect(own).toMatchObject({ filedAs: "abandoned", level: "EMERGENCY", answers: stopped });
    expect(own!.firedRules).toContain("ces_saddle_new");
  });

  it("opens a closed intake again", async () => {
    const { token, id } = await left(LEFT);
    await file(30);
    await sql("test_close", `DELETE FROM "QueueEntry" WHERE "intakeId" = $id`, { id });
    await send(token, FEVERISH.answers, minutesOn(60));
    expect(await rowsOf(id)).toMatchObject({ level: "URGENT", dueAt: minutesOn(300) });
  });

  it("and stops again, is filed again once with the new answers", async () => {
    const { token, id } = await left(LEFT);
    await file(30);
    await file(90);
    expect(await again(id)).toEqual([]);
    await saveForTest(token, FEVERISH.answers);
    await touchedAt(id, minutesOn(50));
    await file(79);
    expect(await again(id)).toEqual([]);
    await Promise.all([file(80), file(80)]);
    await file(200);
    expect(await again(id)).toEqual([{ kind: "more", level: "URGENT" }]);
    expect(await rowsOf(id)).toMatchObject({ ...FILED, contacts: 1 });
    expect(await findOwnIntake(token)).toMatchObject({
      filedAs: "abandoned",
      contact: { familyName: "Example" },
    });
    expect(await findDraft(token)).toMatchObject({ abandoned: true });
    await send(token, FEVERISH.answers, minutesOn(210));
    expect(await findOwnIntake(token)).toMatchObject({ filedAs: "sent" });
  });
});

it("a draft that expires with a red flag is erased only once staff have it", async () => {
  const { id, token } = await left(LEFT);
  await sql("test_expires", `UPDATE "Draft" SET "expiresAt" = $expiresAt WHERE "id" = $id`, {
    id,
    expiresAt: minutesOn(10),
  });
  await eraseExpired(minutesOn(20));
  expect(await findDraft(token)).toBeNull();
  expect(await rowsOf(id)).toEqual(NOT_FILED);
  await file(30);
  expect(await rowsOf(id)).toEqual(FILED);
  await eraseExpired(minutesOn(31));
  expect(await rowsOf(id)).toEqual({ ...FILED, drafts: 0 });
});

it("drafts are erased when they expire, and filed intakes stay", async () => {
  const { id, token } = await left(LEFT);
  const fresh = await left(LEFT);
  await file(30);
  await sql("test_expired", `UPDATE "Draft" SET "expiresAt" = $expiresAt WHERE "id" = $id`, {
    id,
    expiresAt: minutesOn(60),
  });
  await eraseExpired(minutesOn(59));
  expect(await rowsOf(id)).toMatchObject({ drafts: 1 });
  await eraseExpired(minutesOn(61));
  expect(await rowsOf(id)).toMatchObject({ drafts: 0, intakes: 1 });
  expect(await findOwnIntake(token)).toMatchObject({ id });
  expect(await findDraft(fresh.token)).not.toBeNull();
});
