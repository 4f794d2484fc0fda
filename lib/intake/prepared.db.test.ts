import { randomUUID } from "node:crypto";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { contactPlace } from "@/lib/contact/open-contact";
import { unseal } from "@/lib/crypto/seal";
import { closeDatabase, sql } from "@/lib/db/client";
import type { Answers } from "@/lib/questions/answers";
import { strain, walk } from "@/test/walk";
import { saveAnswers, saveProblem, sendIntake, sendPrepared, startDraft } from "./commands";
import { type Agreed, prepareIntake } from "./prepare";
import { findDraft, findOwnIntake } from "./queries";
import { openAnswers, sealDraftAnswers, signaturePlace } from "./sealed-answers";

const NOW = new Date("2026-11-20T15:00:00Z");
const send = { locale: "en", now: NOW };
const notice = { consent: { textVersion: "test", textHash: "0".repeat(64) } };
const alsoMessages = { ...notice, messages: { textVersion: "test-2", textHash: "1".repeat(64) } };

const HEALTHY = walk(strain()).answers;
const FEVERISH = walk(strain({ general_signs: ["fever"] })).answers;

afterEach(() => vi.useRealTimers());
afterAll(closeDatabase);

async function prepared(answers: Answers, agreed: Agreed = notice) {
  const { id, token } = await startDraft("en");
  await saveAnswers(id, answers, { prepared: prepareIntake(id, answers, agreed) });
  return { id, token };
}

const change = (what: string, id: string) =>
  sql(`test_${what.slice(0, 40)}`, `UPDATE "Draft" SET ${what} WHERE "id" = $1`, [id]);

type Row = Record<string, unknown>;

/** Every row of an intake, opened, without what is another one each time: ids, reference, token. */
async function filed(id: string): Promise<Record<string, Row[]>> {
  const of = (name: string, table: string, where = `"intakeId" = $1`) =>
    `(SELECT jsonb_agg(to_jsonb(t) ORDER BY to_jsonb(t)->>'kind', to_jsonb(t)->>'day') FROM ${table} t WHERE ${where}) AS "${name}"`;
  const [row] = await sql<Record<string, Row[]>>(
    "test_filed",
    `SELECT ${[
      of("intake", `"Intake"`, `"id" = $1`),
      of("entry", `"QueueEntry"`),
      of("contact", `"IntakeContact"`),
      of("consents", `"Consent"`),
      of("trail", `"AuditEvent"`),
      of("checkIns", `"CheckIn"`),
    ].join(", ")}, (SELECT jsonb_agg(jsonb_build_object('task', j."task_identifier",
      'at', CASE WHEN j."task_identifier" = 'check_in' THEN j."run_at" END)
      ORDER BY j."task_identifier", j."run_at") FROM graphile_worker.jobs j
      WHERE split_part(j."key", ':', 2) = $1::text OR split_part(j."key", ':', 2) IN
        (SELECT c."id"::text FROM "CheckIn" c WHERE c."intakeId" = $1)) AS "jobs"`,
    [id],
  );
  const rows = row!;
  for (const intake of rows.intake ?? [])
    intake.answersSealed = openAnswers(id, {
      answersSealed: String(intake.answersSealed),
      reassessmentId: null,
    });
  for (const contact of rows.contact ?? [])
    contact.contactSealed = unseal(String(contact.contactSealed), contactPlace(String(contact.id)));
  for (const consent of rows.consents ?? [])
    if (consent.signedNameSealed)
      consent.signedNameSealed = unseal(
        String(consent.signedNameSealed),
        signaturePlace(String(consent.id)),
      );
  const another = ["id", "intakeId", "reference", "tokenHash", "seq"];
  for (const each of Object.values(rows).flatMap((list) => list ?? []))
    for (const key of another) delete each[key];
  return rows;
}

describe("what was prepared", () => {
  it.each([
    ["a healthy strain", strain(), notice],
    ["one that must be seen today", strain({ general_signs: ["fever"] }), notice],
    ["an emergency by not sure", strain({ general_signs: ["unsure"] }), notice],
    ["who agreed to messages", strain({ messages: ["email"] }), alsoMessages],
    ["who agreed to them and is called today", strain({ general_signs: ["fever"] }), alsoMessages],
    ["a proxy", strain({ respondent: ["proxy"] }), notice],
  ])("is filed like the answers themselves: %s", async (_, choose, agreed) => {
    const { answers } = walk(choose);
    const ready = await prepared(answers, agreed);
    expect(await sendPrepared(ready.token, send)).toBe(true);
    const { id } = await startDraft("en");
    await sendIntake({ id, answers }, { ...send, filedAs: "sent", ...agreed });
    const rows = await filed(ready.id);
    expect(rows.intake).toHaveLength(1);
    expect(rows.consents).toHaveLength("messages" in agreed ? 2 : 1);
    expect(rows).toEqual(await filed(id));
  });

  it("is sent once, by whoever of twenty is first", async () => {
    const { id, token } = await prepared(FEVERISH);
    const sent = await Promise.all(Array.from({ length: 20 }, () => sendPrepared(token, send)));
    expect(sent.filter(Boolean)).toHaveLength(1);
    const { intake, entry, trail, jobs } = await filed(id);
    expect([intake, entry, trail, jobs].map((rows) => rows?.length)).toEqual([1, 1, 1, 1]);
    expect(await findDraft(token)).toBeNull();
  });

  it("is sent or stopped by an emergency in another tab, never both", async () => {
    const { id, token } = await prepared(HEALTHY);
    const stopped = walk(strain({ emergency_nerves: ["saddle"] })).states[1]!;
    const stop = { ...send, filedAs: "emergency_stop" } as const;
    const [sent, { fresh }] = await Promise.all([
      sendPrepared(token, send),
      sendIntake({ id, answers: stopped }, stop),
    ]);
    expect(fresh).toBe(!sent);
    const { intake, entry } = await filed(id);
    expect([intake, entry].map((rows) => rows?.length)).toEqual([1, 1]);
  });

  it("is always what the last answer made of it", async () => {
    const { id, token } = await prepared(HEALTHY);
    await saveAnswers(id, FEVERISH, { prepared: prepareIntake(id, FEVERISH, notice) });
    expect(await sendPrepared(token, send)).toBe(true);
    expect(await findOwnIntake(token)).toMatchObject({ level: "URGENT", answers: FEVERISH });
  });

  it("takes another reference where one is taken", async () => {
    const [first, second] = [await prepared(HEALTHY), await prepared(HEALTHY)];
    const same = () => () => 1;
    expect(await sendPrepared(first.token, { ...send, random: same() })).toBe(true);
    let asked = 0;
    const random = () => (asked++ < 6 ? 1 : 2);
    expect(await sendPrepared(second.token, { ...send, random })).toBe(true);
    expect((await findOwnIntake(second.token))?.reference).not.toBe(
      (await findOwnIntake(first.token))?.reference,
    );
  });

  it.each([
    ["by other rules", `"prepared" = jsonb_set("prepared", '{ruleVersion}', '"older"')`],
    [
      "before this server started",
      `"prepared" = jsonb_set("prepared", '{preparedAt}', '"2026-01-01T00:00:00Z"')`,
    ],
    ["for a draft that has expired", `"expiresAt" = now() - interval '1 second'`],
    ["for a draft that staff have heard of", `"redFlagAt" = now(), "abandonedAt" = now()`],
  ])("is not sent when it was prepared %s", async (_, what) => {
    const { id, token } = await prepared(FEVERISH);
    await change(what, id);
    expect(await sendPrepared(token, send)).toBe(false);
    expect((await filed(id)).intake).toBeNull();
  });

  it("is not sent when it was prepared of other answers than the draft holds", async () => {
    const { id, token } = await prepared(FEVERISH);
    await sql("test_other_answers", `UPDATE "Draft" SET "answersSealed" = $2 WHERE "id" = $1`, [
      id,
      sealDraftAnswers(id, HEALTHY),
    ]);
    expect(await sendPrepared(token, send)).toBe(false);
    expect((await findDraft(token))?.answers).toEqual(HEALTHY);
  });

  it("counts also after somebody has set the clock back", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 3_600_000 });
    const { token } = await prepared(HEALTHY);
    expect(await sendPrepared(token, send)).toBe(true);
  });

  it("is not sent by another token, and the draft stays", async () => {
    const { token } = await prepared(HEALTHY);
    expect(await sendPrepared(randomUUID(), send)).toBe(false);
    expect((await findDraft(token))?.answers).toEqual(HEALTHY);
  });

  it("is filed in the language it is sent in, with the text that was agreed to", async () => {
    const { id, token } = await prepared(HEALTHY);
    expect(await sendPrepared(token, { ...send, locale: "es" })).toBe(true);
    const { intake, consents } = await filed(id);
    expect(intake).toMatchObject([{ locale: "es" }]);
    expect(consents).toMatchObject([notice.consent]);
  });

  it("is gone once an answer opens a question again, or a page with an error holds a red flag", async () => {
    const opened = await prepared(HEALTHY);
    const { consent: _, ...open } = HEALTHY;
    await saveAnswers(opened.id, open);
    expect(await sendPrepared(opened.token, send)).toBe(false);

    const flagged = await prepared(HEALTHY);
    const typed = { general_signs: ["fever"], temperature: ["abc"] };
    const errors = [{ field: "temperature", code: "number" }];
    const draft = (await findDraft(flagged.token))!;
    await saveProblem(draft, { stepId: "general", values: typed, errors });
    expect(await sendPrepared(flagged.token, send)).toBe(false);
    const { problem } = (await findDraft(flagged.token))!;
    await saveAnswers(flagged.id, HEALTHY, {
      flagged: [{ stepId: "general", values: problem!.values }],
      prepared: prepareIntake(flagged.id, HEALTHY, notice),
    });
    expect(await sendPrepared(flagged.token, send)).toBe(false);
  });

  it("stays when a page without a red flag was not accepted", async () => {
    const { token } = await prepared(HEALTHY);
    const draft = (await findDraft(token))!;
    await saveProblem(draft, { stepId: "pain_now", values: {}, errors: [] });
    expect(await sendPrepared(token, send)).toBe(true);
  });
});
