import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it, vi } from "vitest";
import { stopMessages } from "@/lib/aftercare/commands";
import { sendQuestion } from "@/lib/aftercare/patient-messages";
import { listAttention } from "@/lib/attention/queries";
import { closeDatabase, sql } from "@/lib/db/client";
import { assess } from "@/lib/facts/assess";
import { findIntakeOfForm } from "@/lib/intake/queries";
import { answerQuestion } from "@/lib/intake/question/commands";
import { findQuestion, listQuestions } from "@/lib/intake/question/queries";
import { readAnswer } from "@/lib/intake/question/read";
import { reassessIntake } from "@/lib/intake/reassess";
import type { Answers } from "@/lib/questions/answers";
import { closeIntake } from "@/lib/queue/commands";
import { getBoardState } from "@/lib/queue/live/queries";
import { listQueue } from "@/lib/queue/queries";
import { recordReview } from "@/lib/review/commands";
import { lookAt } from "@/lib/team/presence";
import type { Level } from "@/lib/triage/symptoms";
import {
  addIntakeForTest,
  addStaffForTest,
  emptyQueueForTest,
  entryForTest,
  trailForTest,
} from "@/test/rows";
import { askPatient, findAsking, takeQuestionBack } from "./ask";
import { escalateIntake, recordCall } from "./commands";
import { listHistory } from "./history";
import { listNews } from "./news";
import { openIntake } from "./queries";
import { AskSchema } from "./schema";

// Only a service that sends e-mail asks its patients whether they want it.
vi.hoisted(() => vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:9"));

afterAll(closeDatabase);

const NOW = new Date();

/** An open intake whose patient gets messages by e-mail. */
function writable(level: Level = "ROUTINE", more: Answers = {}) {
  const email = `${randomUUID()}@patient.example`;
  return addIntakeForTest(level, 1, { email, messages: "email", ...more });
}

const versionOf = async (intakeId: string) => (await entryForTest(intakeId))?.version ?? 0;

type Asked = { sign: "bladder" | "fainted_or_collapsed" | "own"; text?: string };

async function asked(intakeId: string, { sign, text = "" }: Asked) {
  const clinician = await addStaffForTest();
  const version = await versionOf(intakeId);
  await askPatient(clinician, { intakeId, version, sign, text });
  return { clinician, id: (await findQuestion(intakeId))!.id };
}

async function answer(intakeId: string, id: string, said: string | string[]) {
  const { question } = (await findQuestion(intakeId, id))!;
  const intake = (await findIntakeOfForm(intakeId))!;
  return answerQuestion(intake, { id, answered: { question, answer: said }, now: new Date() });
}

/** The answers that staff see, the last one first. */
async function answersIn(clinician: Awaited<ReturnType<typeof addStaffForTest>>, intakeId: string) {
  const all = await listQuestions(clinician, intakeId);
  return all.flatMap((each) => each.answer?.answer ?? []);
}

/** Lowers the level as a clinician who talked about it. */
async function lower(intakeId: string, seenLevel: Level, level: Level) {
  const review = { intakeId, version: await versionOf(intakeId), seenLevel, level };
  await recordReview(await addStaffForTest(), { ...review, reason: "Talked through by phone" });
}

async function close(intakeId: string, seenLevel: Level) {
  const version = await versionOf(intakeId);
  const closing = { outcome: "advice_given", note: "Spoke", seenLevel } as const;
  await closeIntake(await addStaffForTest(), { intakeId, version, ...closing });
}

const messagesTo = (intakeId: string) =>
  sql<{ kind: string; subject: string }>(
    "test_question_messages",
    `SELECT "kind", "subject" FROM "OutboundMessage" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );

/** The rows of the list about this intake. */
async function attentionOn(intakeId: string) {
  const { rows } = await listAttention(await addStaffForTest());
  return rows.filter((row) => row.intakeId === intakeId).map(({ kind }) => kind);
}

const setDue = (id: string) =>
  sql(
    "test_question_due",
    `UPDATE "PatientQuestion" SET "dueAt" = now() - interval '1 second' WHERE "id" = $id`,
    {
      id,
    },
  );

describe("a question to a patient", () => {
  it("is asked once, in a message that says nothing of it, however often the job runs", async () => {
    const intakeId = await writable();
    const { id } = await asked(intakeId, { sign: "bladder" });
    await Promise.all([sendQuestion(id, NOW), sendQuestion(id, NOW), sendQuestion(id, NOW)]);
    await sendQuestion(id, NOW);
    expect(await messagesTo(intakeId)).toEqual([
      { kind: "patient_question", subject: expect.stringContaining("a question for you") },
    ]);
    expect(await findQuestion(intakeId)).toMatchObject({
      state: "open",
      question: { sign: "bladder" },
    });
    expect((await trailForTest(intakeId)).slice(-2)).toEqual(["question.asked", "message.written"]);
    const [row] = await sql<{ all: string }>(
      "test_question_row",
      `SELECT x::text AS "all" FROM "PatientQuestion" x WHERE "id" = $id`,
      { id },
    );
    expect(row?.all).not.toContain("bladder");
  });

  it("waits until the hours are over, but not longer than the intake may wait", async () => {
    const [soon, self] = [await writable("SOON"), await writable("SELF_CARE")];
    await sql(
      "test_due",
      `UPDATE "QueueEntry" SET "dueAt" = now() + interval '3 hours' WHERE "intakeId" = $soon`,
      {
        soon,
      },
    );
    await sql("test_no_due", `UPDATE "QueueEntry" SET "dueAt" = NULL WHERE "intakeId" = $self`, {
      self,
    });
    const hours = async (intakeId: string) => {
      const { clinician } = await asked(intakeId, { sign: "own", text: "Since when?" });
      const [question] = await listQuestions(clinician, intakeId);
      return Math.round((Number(question?.dueAt) - Number(question?.createdAt)) / 3_600_000);
    };
    expect([await hours(soon), await hours(self)]).toEqual([3, 24]);
  });

  it("is refused while another one waits, on an older state, and when closed", async () => {
    const intakeId = await writable();
    const { clinician } = await asked(intakeId, { sign: "bladder" });
    const again = (version: number) =>
      askPatient(clinician, { intakeId, version, sign: "own", text: "And now?" });
    await expect(again(await versionOf(intakeId))).rejects.toMatchObject({ code: "question_open" });
    const other = await writable();
    await expect(
      askPatient(clinician, { intakeId: other, version: 7, sign: "bladder", text: "" }),
    ).rejects.toMatchObject({ code: "changed_meanwhile" });
    const close = { outcome: "advice_given", note: "Spoke", seenLevel: "ROUTINE" } as const;
    await closeIntake(clinician, { intakeId: other, version: 0, ...close });
    await expect(
      askPatient(clinician, { intakeId: other, version: 0, sign: "bladder", text: "" }),
    ).rejects.toMatchObject({ code: "already_closed" });
  });

  it("is one, however many clinicians ask at the same moment", async () => {
    const intakeId = await writable();
    const version = await versionOf(intakeId);
    const people = await Promise.all(Array.from({ length: 4 }, () => addStaffForTest()));
    const all = await Promise.allSettled(
      people.map((each) => askPatient(each, { intakeId, version, sign: "bladder", text: "" })),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is not asked of an emergency, nor of a patient who gets no messages: then one calls", async () => {
    const clinician = await addStaffForTest();
    const [rings, none, stopped] = [
      await writable(),
      await addIntakeForTest("ROUTINE"),
      await writable(),
    ];
    await escalateIntake(clinician, { intakeId: rings, reason: "Both legs are numb now" });
    await stopMessages(stopped);
    const codes = { [rings]: "call_instead", [none]: "not_reachable", [stopped]: "not_reachable" };
    for (const [intakeId, code] of Object.entries(codes)) {
      const version = await versionOf(intakeId);
      await expect(
        askPatient(clinician, { intakeId, version, sign: "bladder", text: "" }),
      ).rejects.toMatchObject({ code });
      expect(await findAsking(clinician, intakeId)).toBe(code);
    }
  });

  it("is not asked of who agreed to messages before questions were sent", async () => {
    const [clinician, intakeId] = [await addStaffForTest(), await writable()];
    await sql(
      "test_agreed_before",
      `UPDATE "Consent" SET "textVersion" = 'messages-2026-11-1' WHERE "intakeId" = $intakeId AND "kind" = 'messages'`,
      { intakeId },
    );
    expect(await findAsking(clinician, intakeId)).toBe("not_reachable");
    await expect(
      askPatient(clinician, { intakeId, version: 0, sign: "bladder", text: "" }),
    ).rejects.toMatchObject({ code: "not_reachable" });
  });

  it("does not ask about safety at home or self-harm", async () => {
    const [clinician, intakeId] = [await addStaffForTest(), await writable()];
    const text = "Are you safe at home?";
    expect(await askPatient(clinician, { intakeId, version: 0, sign: "own", text })).toMatchObject({
      field: "text",
    });
    expect(await findQuestion(intakeId)).toBeNull();
  });

  it("is either a listed one or one's own", () => {
    const parse = (sign: string, text: string) =>
      AskSchema.safeParse({ intakeId: randomUUID(), version: "0", sign, text }).success;
    expect([parse("bladder", ""), parse("own", "Since when?")]).toEqual([true, true]);
    expect([parse("own", " "), parse("bladder", "Since when?"), parse("", "")]).toEqual([
      ...[false, false, false],
    ]);
    expect([parse("own", "x".repeat(501)), parse("thoughts_self_harm", "")]).toEqual([
      false,
      false,
    ]);
  });

  it("needs attention at once when the patient stopped messages before it was written", async () => {
    const intakeId = await writable();
    const { id } = await asked(intakeId, { sign: "bladder" });
    await stopMessages(intakeId);
    await sendQuestion(id, new Date(Date.now() - 1000));
    expect(await messagesTo(intakeId)).toEqual([]);
    expect(await attentionOn(intakeId)).toEqual(["question_unanswered"]);
  });
});

describe("the answer of a patient", () => {
  it("that tells of a sign raises the level at once and rings", async () => {
    const intakeId = await writable();
    const { id, clinician } = await asked(intakeId, { sign: "bladder" });
    expect(await answer(intakeId, id, "new")).toEqual({ heard: true, news: true });
    expect(await entryForTest(intakeId)).toMatchObject({ level: "EMERGENCY" });
    const record = await openIntake(clinician, clinician, intakeId);
    expect(record).toMatchObject({ alarm: true, answerSince: expect.any(Date) });
    expect(record.clinical?.symptoms.bladder).toBe("new_leak");
    expect(await trailForTest(intakeId)).toEqual(
      expect.arrayContaining(["intake.reassessed", "question.answered"]),
    );
    const history = await listHistory(clinician, clinician, intakeId);
    expect(history.find(({ action }) => action === "question.answered")?.text).toBe(
      "Yes, it began in the last 2 weeks",
    );
    expect(
      (await listHistory(await addStaffForTest("front_desk"), null, intakeId)).map(
        ({ text }) => text,
      ),
    ).not.toContain("Yes, it began in the last 2 weeks");
  });

  it("of no changes nothing, also not that a clinician lowered the level", async () => {
    const intakeId = await writable("SOON");
    const reviewer = await addStaffForTest();
    const review = { intakeId, version: 0, seenLevel: "SOON", level: "ROUTINE" } as const;
    await recordReview(reviewer, { ...review, reason: "Known for ten years" });
    const { id } = await asked(intakeId, { sign: "bladder" });
    expect(await answer(intakeId, id, "no")).toEqual({ heard: true, news: false });
    expect(await entryForTest(intakeId)).toMatchObject({ level: "ROUTINE" });
    expect(await findQuestion(intakeId)).toMatchObject({ state: "answered" });
    expect(await trailForTest(intakeId)).not.toContain("intake.reassessed");
  });

  it("of not sure is never a no", async () => {
    const intakeId = await writable("SELF_CARE");
    const { id } = await asked(intakeId, { sign: "bladder" });
    await answer(intakeId, id, "unsure");
    expect((await entryForTest(intakeId))?.level).not.toBe("SELF_CARE");
  });

  it("in own words is read for signs, and stands beside the words from before", async () => {
    const intakeId = await writable("SELF_CARE", { free_text: "My mattress is old" });
    const { id, clinician } = await asked(intakeId, { sign: "own", text: "What else is new?" });
    await answer(intakeId, id, "Since Monday I wet myself twice");
    expect((await entryForTest(intakeId))?.level).toBe("URGENT");
    const { clinical } = await openIntake(clinician, clinician, intakeId);
    expect(clinical?.symptoms.free_text).toBe(
      "My mattress is old\n\nSince Monday I wet myself twice",
    );
    const plain = await writable();
    const second = await asked(plain, { sign: "own", text: "Which mattress?" });
    expect(await answer(plain, second.id, "An old one")).toEqual({ heard: true, news: false });
  });

  it("is kept once, however often it is sent; another one is kept beside it", async () => {
    const intakeId = await writable();
    const { id, clinician } = await asked(intakeId, { sign: "bladder" });
    const all = await Promise.all(Array.from({ length: 5 }, () => answer(intakeId, id, "no")));
    expect(all).toEqual(Array.from({ length: 5 }, () => ({ heard: true, news: false })));
    expect(await answersIn(clinician, intakeId)).toEqual(["no"]);
    expect(await answer(intakeId, id, "new")).toEqual({ heard: true, news: true });
    expect(await entryForTest(intakeId)).toMatchObject({ level: "EMERGENCY" });
    expect(await answersIn(clinician, intakeId)).toEqual(["new", "no"]);
  });

  it("is news to everybody who has the page open, until somebody looks at it", async () => {
    await emptyQueueForTest();
    const intakeId = await writable();
    const { id, clinician } = await asked(intakeId, { sign: "bladder" });
    const { mark, version } = await openIntake(clinician, clinician, intakeId);
    await lookAt(clinician, intakeId);
    const row = async () => (await listQueue(clinician, {}, 1, false))[0];
    expect(await row()).toMatchObject({ answeredAt: null, askedAt: expect.any(Date) });
    await answer(intakeId, id, "no");
    expect((await getBoardState(clinician)).marks[intakeId]).toBeGreaterThan(mark);
    const news = await listNews(clinician, clinician, intakeId, mark);
    expect(news?.events.map(({ action, text }) => [action, text])).toEqual([
      ["question.answered", "No"],
    ]);
    expect(await row()).toMatchObject({ answeredAt: expect.any(Date), askedAt: null });
    const review = { intakeId, seenLevel: "ROUTINE", level: "ROUTINE", reason: "" } as const;
    await expect(
      recordReview(clinician, { ...review, version: version ?? 0 }),
    ).rejects.toMatchObject({ code: "changed_meanwhile" });
    await recordReview(clinician, { ...review, version: await versionOf(intakeId) });
    expect(await row()).toMatchObject({ answeredAt: null });
  });

  it("is looked at also by the next question, and by a clinician who spoke to the patient", async () => {
    const intakeId = await writable();
    const answered = async () =>
      (await openIntake(await addStaffForTest(), null, intakeId)).answerSince;
    await answer(intakeId, (await asked(intakeId, { sign: "bladder" })).id, "no");
    expect(await answered()).not.toBeNull();
    await asked(intakeId, { sign: "fainted_or_collapsed" });
    expect(await answered()).toBeNull();
    await answer(intakeId, (await findQuestion(intakeId))!.id, "no");
    const [desk, clinician] = [await addStaffForTest("front_desk"), await addStaffForTest()];
    const call = { intakeId, note: "", tryAgain: null };
    await openIntake(desk, null, intakeId);
    await recordCall(desk, { ...call, outcome: "spoke" });
    await recordCall(clinician, { ...call, outcome: "spoke" });
    await openIntake(clinician, clinician, intakeId);
    await recordCall(clinician, { ...call, outcome: "no_answer" });
    expect(await answered()).not.toBeNull();
    await recordCall(clinician, { ...call, outcome: "spoke" });
    expect(await answered()).toBeNull();
  });
});

describe("a sign in an answer", () => {
  const FEVER: Answers = { recent_signs: ["fever_or_chills"] };
  const HARM = "I want to end my life";
  const OWN = { sign: "own", text: "What else is new?" } as const;
  const alarm = async (intakeId: string) => {
    const person = await addStaffForTest();
    return (await openIntake(person, person, intakeId)).alarm;
  };

  it("rings also when the question is over and the level stays the same", async () => {
    const [back, closed] = [await writable("URGENT"), await writable("URGENT")];
    const first = await asked(back, OWN);
    const version = await versionOf(back);
    await takeQuestionBack(first.clinician, { intakeId: back, version, questionId: first.id });
    const second = await asked(closed, OWN);
    await close(closed, "URGENT");
    for (const [intakeId, { id, clinician }] of [
      [back, first],
      [closed, second],
    ] as const) {
      expect(await answer(intakeId, id, HARM)).toEqual({ heard: true, news: true });
      expect(await entryForTest(intakeId)).toMatchObject({ level: "URGENT" });
      expect(await alarm(intakeId)).toBe(true);
      expect(await answersIn(clinician, intakeId)).toEqual([HARM]);
      // The answer and what it raised are one transaction: neither is ever there alone.
      const [written] = await sql(
        "test_written_together",
        `SELECT r.xmin = x.xmin AND q.xmin = x.xmin AS "together" FROM "PatientQuestion" x
         JOIN "Reassessment" r USING ("intakeId") JOIN "QueueEntry" q USING ("intakeId")
         WHERE x."intakeId" = $intakeId AND x."answerSealed" IS NOT NULL AND x."id" <> $id`,
        { intakeId, id },
      );
      expect(written).toEqual({ together: true });
    }
  });

  it("reaches staff in a second answer, beside the first", async () => {
    const intakeId = await writable();
    const { id, clinician } = await asked(intakeId, OWN);
    await answer(intakeId, id, "The left leg");
    expect(await answer(intakeId, id, "The right leg")).toEqual({ heard: true, news: false });
    expect(await answer(intakeId, id, HARM)).toEqual({ heard: true, news: true });
    expect(await alarm(intakeId)).toBe(true);
    expect(await answersIn(clinician, intakeId)).toEqual([HARM, "The right leg", "The left leg"]);
    const history = await listHistory(clinician, clinician, intakeId);
    expect(history.filter(({ action }) => action === "question.answered")).toMatchObject([
      ...[{ text: HARM, detail: { answerTo: id } }, { text: "The right leg" }],
      { text: "The left leg" },
    ]);
  });

  it("opens a closed intake also when it was told before", async () => {
    const intakeId = await writable();
    const { id, clinician } = await asked(intakeId, OWN);
    await answer(intakeId, id, HARM);
    await recordCall(clinician, { intakeId, note: "", tryAgain: null, outcome: "spoke" });
    await close(intakeId, "URGENT");
    expect(await entryForTest(intakeId)).toBeUndefined();
    expect(await answer(intakeId, id, HARM)).toEqual({ heard: true, news: true });
    expect(await alarm(intakeId)).toBe(true);
    expect(await answer(intakeId, id, HARM)).toEqual({ heard: true, news: false });
  });

  it("is heard also when its question was erased meanwhile", async () => {
    const intakeId = await writable();
    const answered = { question: { text: OWN.text }, answer: HARM };
    const opened = (await findIntakeOfForm(intakeId))!;
    expect(await answerQuestion(opened, { id: randomUUID(), answered, now: new Date() })).toEqual({
      ...{ heard: true, news: true },
    });
    expect(await alarm(intakeId)).toBe(true);
  });

  it("is news again when a clinician lowered it and the patient tells it once more", async () => {
    const intakeId = await writable("URGENT", { free_text: "I want to die" });
    await lower(intakeId, "URGENT", "SOON");
    const { id } = await asked(intakeId, OWN);
    expect(await alarm(intakeId)).toBe(false);
    expect(await answer(intakeId, id, "I will kill myself tonight")).toEqual({
      ...{ heard: true, news: true },
    });
    expect(await entryForTest(intakeId)).toMatchObject({ level: "URGENT" });
    expect(await alarm(intakeId)).toBe(true);
  });

  it("joins what was told since the page was opened", async () => {
    const intakeId = await writable();
    const { id } = await asked(intakeId, { sign: "bladder" });
    const { question } = (await findQuestion(intakeId, id))!;
    const opened = (await findIntakeOfForm(intakeId))!;
    const assessed = assess({ ...opened.answers, ...FEVER }, { finished: true });
    await reassessIntake(intakeId, { kind: "worse", assessed, now: new Date() });
    const answered = { question, answer: "weeks_not_checked" };
    await answerQuestion(opened, { id, answered, now: new Date() });
    expect((await findIntakeOfForm(intakeId))!.answers).toMatchObject({
      ...FEVER,
      words_bladder: "weeks_not_checked",
    });
  });

  it("is taken also from an answer with an error", async () => {
    const own = { text: "What else is new?" };
    const long = `${HARM}. ${"My back hurts. ".repeat(80)}`;
    const read = (form: Record<string, string[]>) => readAnswer(own, {}, form);
    expect(read({ written_answer: [long] })).toMatchObject({
      ...{ ok: true, answered: { answer: long.trim() } },
    });
    expect(read({ written_answer: ["My back hurts. ".repeat(80)] })).toMatchObject({ ok: false });
    const late = readAnswer(own, {}, { written_answer: ["My back. ".repeat(200)] }, { over: true });
    expect(late).toMatchObject({ ok: true });
    expect(readAnswer(own, {}, { written_answer: [" "] }, { over: true }).ok).toBe(false);
    const fever = readAnswer({ sign: "fever" }, {}, { words_fever: ["words_hot", "none"] });
    expect(fever).toMatchObject({ ok: true, answered: { answer: ["words_hot", "none"] } });
  });
});

describe("a question without an answer", () => {
  it("needs attention when its time is over, until it is answered", async () => {
    const intakeId = await writable();
    const { id } = await asked(intakeId, { sign: "bladder" });
    expect(await attentionOn(intakeId)).toEqual([]);
    await setDue(id);
    expect(await attentionOn(intakeId)).toEqual(["question_unanswered"]);
    await answer(intakeId, id, "no");
    expect(await attentionOn(intakeId)).toEqual([]);
  });

  it("needs none once somebody spoke to the patient", async () => {
    const intakeId = await writable();
    const { id, clinician } = await asked(intakeId, { sign: "bladder" });
    await setDue(id);
    const call = { intakeId, note: "", tryAgain: null };
    await recordCall(clinician, { ...call, outcome: "no_answer" });
    expect(await attentionOn(intakeId)).toEqual(["question_unanswered"]);
    await recordCall(clinician, { ...call, outcome: "spoke" });
    expect(await attentionOn(intakeId)).toEqual([]);
  });

  it("is over when it is taken back, with the message that was not sent yet", async () => {
    const intakeId = await writable();
    const { id } = await asked(intakeId, { sign: "bladder" });
    await sendQuestion(id, NOW);
    await setDue(id);
    const colleague = await addStaffForTest();
    const version = await versionOf(intakeId);
    await takeQuestionBack(colleague, { intakeId, version, questionId: id });
    expect(await messagesTo(intakeId)).toEqual([]);
    expect(await attentionOn(intakeId)).toEqual([]);
    expect(await findQuestion(intakeId)).toMatchObject({ state: "over" });
    expect(await answer(intakeId, id, "no")).toEqual({ heard: true, news: false });
    expect(await answersIn(colleague, intakeId)).toEqual(["no"]);
    await expect(
      takeQuestionBack(colleague, { intakeId, version: version + 1, questionId: id }),
    ).rejects.toMatchObject({ code: "changed_meanwhile" });
    await sendQuestion(id, NOW);
    expect(await messagesTo(intakeId)).toEqual([]);
  });

  it("is over when the intake is closed; an answer that tells of an emergency opens it again", async () => {
    const intakeId = await writable();
    const { id, clinician } = await asked(intakeId, { sign: "bladder" });
    await setDue(id);
    const version = await versionOf(intakeId);
    const close = { outcome: "advice_given", note: "Spoke", seenLevel: "ROUTINE" } as const;
    await closeIntake(clinician, { intakeId, version, ...close });
    expect(await attentionOn(intakeId)).toEqual([]);
    expect(await findQuestion(intakeId)).toMatchObject({ state: "over" });
    expect(await answer(intakeId, id, "no")).toEqual({ heard: false, news: false });
    expect(await entryForTest(intakeId)).toBeUndefined();
    expect(await answersIn(clinician, intakeId)).toEqual(["no"]);
    expect(await answer(intakeId, id, "new")).toEqual({ heard: true, news: true });
    expect(await entryForTest(intakeId)).toMatchObject({ level: "EMERGENCY" });
  });
});
