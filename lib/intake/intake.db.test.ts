import { randomInt, randomUUID } from "node:crypto";
import { afterAll, describe, expect, it, vi } from "vitest";
import { contactOf, searchTokensOf } from "@/lib/contact/contact";
import { unseal } from "@/lib/crypto/seal";
import { hashToken } from "@/lib/crypto/token";
import { closeDatabase, sql } from "@/lib/db/client";
import { databaseErrorCode, Rejection } from "@/lib/errors";
import { assess } from "@/lib/facts/assess";
import { getStep } from "@/lib/form/steps";
import type { Answers } from "@/lib/questions/answers";
import { DAY_MS } from "@/lib/time";
import { beginForTest, draftForTest, saveForTest } from "@/test/drafts";
import { strain } from "@/test/people";
import { addStaffForTest } from "@/test/rows";
import { walk } from "@/test/walk";
import {
  addAddendum,
  addContact,
  fileAnswers,
  fileDraft,
  saveAnswers,
  saveProblem,
} from "./commands";
import { findDraft, findOwnIntake } from "./queries";
import { reassessIntake } from "./reassess";
import { signaturePlace } from "./sealed";

const NOW = new Date("2026-11-20T15:00:00Z");
const consent = { textVersion: "test", textHash: "0".repeat(64) };
/** How these answers are filed: as sent when every question was answered. */
const sent = (answers: Answers) => {
  const assessed = assess(answers, { finished: true });
  return { locale: "en", now: NOW, filedAs: "sent", assessed, consent } as const;
};
const stop = (answers: Answers) => {
  const assessed = assess(answers, { finished: false });
  return { locale: "en", now: NOW, filedAs: "emergency_stop", assessed } as const;
};

const GENERAL = getStep("general");

afterAll(closeDatabase);

async function draftWith(answers: Answers) {
  const { token, ...draft } = await beginForTest(answers);
  return { token, draft };
}

async function count(table: string, column: string, id: string): Promise<number> {
  const [row] = await sql<{ n: number }>(
    `test_count_${table}`,
    `SELECT count(*)::int AS n FROM ${table} WHERE ${column} = $id`,
    { id },
  );
  return row!.n;
}

async function rowsOf(id: string) {
  return {
    draft: await count('"Draft"', '"id"', id),
    intake: await count('"Intake"', '"id"', id),
    queue: await count('"QueueEntry"', '"intakeId"', id),
    contact: await count('"IntakeContact"', '"intakeId"', id),
    consent: await count('"Consent"', '"intakeId"', id),
    audit: await count('"AuditEvent"', '"intakeId"', id),
    job: await count("graphile_worker.jobs", `split_part("key", ':', 2)`, id),
  };
}

const HEALTHY = walk(strain()).answers;
const FEVERISH = walk(strain({ recent_signs: ["fever_or_chills"] })).answers;
// Staff are told of EMERGENCY and URGENT by a job; a simple strain has no job.
const EXACTLY_ONE = { draft: 0, intake: 1, queue: 1, contact: 1, consent: 1, audit: 1, job: 0 };

describe("a draft", () => {
  it.each([10, -10])("is kept for its days also where our clock is %i days off", async (days) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + days * DAY_MS });
    const { token, id } = await beginForTest(HEALTHY).finally(() => vi.useRealTimers());
    expect((await findDraft(token))?.id).toBe(id);
    const [row] = await sql<{ days: number }>(
      "test_kept_for",
      `SELECT extract(epoch FROM "expiresAt" - now()) / 86400 AS "days" FROM "Draft" WHERE "id" = $id`,
      { id },
    );
    expect(Number(row?.days)).toBeCloseTo(7, 1);
  });

  it("keeps answers and refused input, sealed", async () => {
    const { token, draft } = await draftWith(HEALTHY);
    const problem = {
      stepId: "contact",
      values: { phone: ["12"] },
      errors: [{ field: "phone", code: "phone" }],
    };
    await saveProblem({ ...draft, problem: null }, problem);
    const again = await findDraft(token);
    expect(again).toMatchObject({ id: draft.id, answers: HEALTHY, problem });
    await saveForTest(token, HEALTHY, "contact");
    expect((await findDraft(token))!.problem).toBeNull();
    const [row] = await sql<{ all: string }>(
      "test_draft_row",
      `SELECT d::text AS all FROM "Draft" d WHERE "id" = $draft`,
      { draft: draft.id },
    );
    expect(row!.all).not.toContain("lower_back");
    expect(row!.all).not.toContain(token);
  });

  it("is not changed from an older version", async () => {
    const { token, draft } = await draftWith(HEALTHY);
    const [healthy, feverish] = [HEALTHY, FEVERISH].map((answers) =>
      assess(answers, { finished: false }),
    );
    expect(await saveAnswers(draft, feverish!, GENERAL)).toBe(true);
    expect(await saveAnswers(draft, healthy!, GENERAL)).toBe(false);
    const typed = { stepId: "general", values: { recent_signs: ["fever_or_chills"] } };
    const problem = { ...typed, errors: [] };
    expect(await saveAnswers({ ...draft, problem }, healthy!, getStep("contact"))).toBe(false);
    expect(await saveProblem(draft, { ...typed, errors: [] })).toBe(false);
    const plain = { stepId: "pain_now", values: {}, errors: [] };
    expect(await saveProblem(draft, plain)).toBe(false);
    const now = (await findDraft(token))!;
    expect(now).toMatchObject({ answers: FEVERISH, problem: null });
    expect(await saveProblem(now, plain)).toBe(true);
    expect(await saveAnswers({ ...now, id: randomUUID() }, healthy!, GENERAL)).toBe(false);
    expect(await saveAnswers(now, healthy!, GENERAL)).toBe(false);
    expect(await saveAnswers(await draftForTest(token), healthy!, GENERAL)).toBe(true);
  });

  it("takes the language of the page that was saved last", async () => {
    const { token, draft } = await draftWith({});
    const localeOf = async () => {
      const [row] = await sql<{ locale: string }>(
        "test_draft_locale",
        `SELECT "locale" FROM "Draft" WHERE "id" = $draft`,
        { draft: draft.id },
      );
      return row!.locale;
    };
    const plain = { stepId: "pain_now", values: {}, errors: [] };
    expect(await saveProblem(draft, plain, "es")).toBe(true);
    expect(await localeOf()).toBe("es");
    const healthy = assess(HEALTHY, { finished: false });
    expect(await saveAnswers(await draftForTest(token), healthy, GENERAL)).toBe(true);
    expect(await localeOf()).toBe("es");
    expect(await saveAnswers(await draftForTest(token), healthy, GENERAL, "en")).toBe(true);
    expect(await localeOf()).toBe("en");
  });

  it("is not found with another token, or once it has expired", async () => {
    const { token, draft } = await draftWith({});
    expect(await findDraft("another")).toBeNull();
    await sql(
      "test_expire",
      `UPDATE "Draft" SET "expiresAt" = now() - interval '1 second' WHERE "id" = $draft`,
      { draft: draft.id },
    );
    expect(await findDraft(token)).toBeNull();
  });
});

describe("sending", () => {
  it("files one intake with everything that belongs to it", async () => {
    const { token, draft } = await draftWith(HEALTHY);
    expect(await fileDraft(draft, sent(HEALTHY))).toBe(true);
    expect(await rowsOf(draft.id)).toEqual(EXACTLY_ONE);
    expect(await findDraft(token)).toBeNull();
    const own = await findOwnIntake(token);
    expect(own).toMatchObject({
      id: draft.id,
      receivedAt: NOW,
      locale: "en",
      filedAs: "sent",
      level: "SELF_CARE",
      dueAt: null,
      open: true,
      answers: HEALTHY,
      addenda: [],
    });
    expect(own!.reference).toMatch(/^BK-\w{4}-\w{2}$/);
    expect(own!.contact).toMatchObject({ familyName: "Example", phone: "+12125550134" });
    const [found] = await sql<{ searchTokens: string[] }>(
      "test_tokens",
      `SELECT "searchTokens" FROM "IntakeContact" WHERE "intakeId" = $draft`,
      { draft: draft.id },
    );
    expect(found?.searchTokens).toEqual(searchTokensOf(contactOf(HEALTHY)!));
  });

  it("keeps the agreement with its time and the signature, sealed", async () => {
    const { draft } = await draftWith({ ...HEALTHY, signed_name: "Zoë Signer" });
    await fileDraft(draft, sent(draft.answers));
    const [row] = await sql<{
      id: string;
      agreedAt: Date;
      textHash: string;
      signedNameSealed: string;
    }>(
      "test_consent",
      `SELECT "id", "agreedAt", "textHash", "signedNameSealed" FROM "Consent" WHERE "intakeId" = $draft`,
      { draft: draft.id },
    );
    expect(row).toMatchObject({ agreedAt: NOW, textHash: consent.textHash });
    expect(row!.signedNameSealed).not.toContain("Signer");
    expect(unseal(row!.signedNameSealed, signaturePlace(row!.id))).toBe("Zoë Signer");
  });

  it("plans the agreed messages: the link now, a check-in on day 3 and day 14, each with its job", async () => {
    const messages = { textVersion: "test-messages", textHash: "1".repeat(64) };
    const { draft } = await draftWith(HEALTHY);
    await Promise.all([1, 2, 3].map(() => fileDraft(draft, { ...sent(HEALTHY), messages })));
    expect(await rowsOf(draft.id)).toEqual({ ...EXACTLY_ONE, consent: 2, job: 1 });
    const planned = await sql<{ day: number; dueAt: Date; runAt: Date }>(
      "test_planned",
      `SELECT c."day", c."dueAt", j."run_at" AS "runAt" FROM "CheckIn" c
       JOIN graphile_worker.jobs j ON j."key" = 'check_in:' || c."id"
       WHERE c."intakeId" = $draft ORDER BY c."day"`,
      { draft: draft.id },
    );
    const [three, fourteen] = [new Date("2026-11-23T15:00:00Z"), new Date("2026-12-04T15:00:00Z")];
    expect(planned).toEqual([
      { day: 3, dueAt: three, runAt: three },
      { day: 14, dueAt: fourteen, runAt: fourteen },
    ]);
    const urgent = await draftWith(FEVERISH);
    await fileDraft(urgent.draft, { ...sent(FEVERISH), messages });
    expect(await count('"CheckIn"', '"intakeId"', urgent.draft.id)).toBe(0);
    // The link to the patient, and the message to staff.
    expect(await rowsOf(urgent.draft.id)).toMatchObject({ job: 2 });
  });

  it("plans the same when the patient finishes an abandoned intake", async () => {
    const messages = { textVersion: "test-messages", textHash: "1".repeat(64) };
    const { draft } = await draftWith(HEALTHY);
    await fileDraft(draft, sent(HEALTHY));
    const later = await draftWith(HEALTHY);
    const given = { ...sent(HEALTHY), kind: "finished", draft: later.draft, messages } as const;
    await reassessIntake(draft.id, given);
    expect(await count('"CheckIn"', '"intakeId"', draft.id)).toBe(2);
    expect(await rowsOf(draft.id)).toMatchObject({ consent: 3 });
  });

  it("makes one intake of twenty simultaneous sendings", async () => {
    const { draft } = await draftWith(FEVERISH);
    const filing = sent(FEVERISH);
    const filed = await Promise.all(Array.from({ length: 20 }, () => fileDraft(draft, filing)));
    expect(filed.filter(Boolean)).toHaveLength(1);
    expect(await rowsOf(draft.id)).toEqual({ ...EXACTLY_ONE, job: 1 });
  });

  it("makes one intake when one tab sends and another reaches an emergency", async () => {
    const { draft } = await draftWith(HEALTHY);
    const stopped = walk(strain({ emergency_nerves: ["saddle"] })).states[1]!;
    const filed = await Promise.all([
      fileDraft(draft, sent(HEALTHY)),
      fileDraft(draft, stop(stopped)),
    ]);
    const { intake, queue, audit } = await rowsOf(draft.id);
    expect({ intake, queue, audit }).toEqual({ intake: 1, queue: 1, audit: 1 });
    // The tab whose write was refused gets false, and begins again.
    expect(filed.filter(Boolean)).toHaveLength(1);
  });

  it("files a red flag as a separate intake when the draft is gone", async () => {
    const stopped = walk(strain({ emergency_nerves: ["saddle"] })).states[1]!;
    const { token } = await fileAnswers(stop(stopped));
    expect(await findOwnIntake(token)).toMatchObject({
      level: "EMERGENCY",
      filedAs: "emergency_stop",
      answers: stopped,
    });
  });

  it("files an emergency without contact or consent, first in the queue", async () => {
    const stopped = walk(strain({ emergency_nerves: ["saddle"] })).states[1]!;
    const { token, draft } = await draftWith(stopped);
    await fileDraft(draft, stop(stopped));
    expect(await rowsOf(draft.id)).toEqual({ ...EXACTLY_ONE, contact: 0, consent: 0, job: 1 });
    const own = await findOwnIntake(token);
    expect(own).toMatchObject({ level: "EMERGENCY", filedAs: "emergency_stop", contact: null });
    expect(own!.firedRules).toContain("ces_saddle_new");
    expect(own!.dueAt).toEqual(new Date("2026-11-20T15:15:00Z"));
  });

  it("takes another reference when one is already taken", async () => {
    const letters = Array.from({ length: 6 }, () => randomInt(26));
    const same = () => {
      let at = 0;
      return () => letters[at++ % 6]!;
    };
    const first = await draftWith(HEALTHY);
    await fileDraft(first.draft, { ...sent(HEALTHY), random: same() });
    const second = await draftWith(HEALTHY);
    let calls = 0;
    const taken = same();
    const random = (below: number) => (calls++ < 6 ? taken() : randomInt(below));
    await fileDraft(second.draft, { ...sent(HEALTHY), random });
    expect(calls).toBe(12);
    const third = await draftWith(HEALTHY);
    const filing = { ...sent(HEALTHY), random: same() };
    const failed = await fileDraft(third.draft, filing).catch((e) => e);
    expect(databaseErrorCode(failed)).toBe("23505");
    expect(await rowsOf(third.draft.id)).toMatchObject({ draft: 1, intake: 0, audit: 0, job: 0 });
  });

  it("files the current draft or nothing, never a version older than another tab's save", async () => {
    const { token, draft } = await draftWith(HEALTHY);
    await saveForTest(token, FEVERISH);
    expect(await fileDraft(draft, sent(HEALTHY))).toBe(false);
    expect(await fileDraft(draft, stop(HEALTHY))).toBe(false);
    expect(await rowsOf(draft.id)).toMatchObject({ draft: 1, intake: 0, audit: 0, job: 0 });
    expect(await fileDraft(await draftForTest(token), sent(FEVERISH))).toBe(true);
    expect(await findOwnIntake(token)).toMatchObject({ level: "URGENT", answers: FEVERISH });
  });

  it("is filed in the language in which it was sent", async () => {
    const { token, draft } = await draftWith(HEALTHY);
    await fileDraft(draft, { ...sent(HEALTHY), locale: "es" });
    expect(await findOwnIntake(token)).toMatchObject({ locale: "es" });
  });

  it("files nothing for a draft that never existed", async () => {
    const { draft } = await draftWith(HEALTHY);
    expect(await fileDraft({ ...draft, id: randomUUID() }, sent(HEALTHY))).toBe(false);
    expect(await rowsOf(draft.id)).toMatchObject({ draft: 1, intake: 0 });
  });

  it("moves the token's hash from the draft to the intake and keeps no token", async () => {
    const { token, draft } = await draftWith(HEALTHY);
    await fileDraft(draft, sent(HEALTHY));
    const [row] = await sql<{ tokenHash: string; all: string }>(
      "test_intake_row",
      `SELECT "tokenHash", i::text AS all FROM "Intake" i WHERE "id" = $draft`,
      { draft: draft.id },
    );
    expect(row!.tokenHash).toBe(hashToken(token));
    expect(row!.all).not.toContain(token);
    expect(row!.all).not.toContain("Example");
  });
});

describe("after an emergency stop", () => {
  it("adds a way to call back; the latest counts", async () => {
    const { token, draft } = await draftWith(HEALTHY);
    await fileDraft(draft, sent(HEALTHY));
    const contact = contactOf({ ...HEALTHY, phone: "212 555 0199", where_now: "1 Main St" })!;
    await addContact(draft.id, contact);
    const own = await findOwnIntake(token);
    expect(own!.contact).toMatchObject({ phone: "+12125550199", whereNow: "1 Main St" });
    expect(await rowsOf(draft.id)).toMatchObject({ contact: 2, audit: 2 });
    await expect(addContact(randomUUID(), contact)).rejects.toEqual(new Rejection("not_found"));
  });

  it("keeps 30 ways to call back in a day from the patient, and always the latest", async () => {
    const { token, draft } = await draftWith(HEALTHY);
    await fileDraft(draft, sent(HEALTHY));
    const contact = contactOf({ ...HEALTHY, phone: "212 555 0199" })!;
    await Promise.all(Array.from({ length: 30 }, () => addContact(draft.id, contact)));
    for (const phone of ["212 555 0171", "212 555 0172"])
      await addContact(draft.id, contactOf({ ...HEALTHY, phone })!);
    expect((await findOwnIntake(token))!.contact).toMatchObject({ phone: "+12125550172" });
    expect(await rowsOf(draft.id)).toMatchObject({ contact: 31, audit: 31 });
    await addContact(draft.id, contact, {
      staff: await addStaffForTest("front_desk"),
      channel: "phone",
    });
    expect(await rowsOf(draft.id)).toMatchObject({ contact: 32 });
    // What staff typed is never replaced.
    await addContact(draft.id, contact);
    expect(await rowsOf(draft.id)).toMatchObject({ contact: 33 });
  });

  it("records a repeated message once", async () => {
    const { token, draft } = await draftWith(HEALTHY);
    await fileDraft(draft, sent(HEALTHY));
    await addAddendum(draft.id, "already_checked");
    await addAddendum(draft.id, "already_checked");
    await addAddendum(draft.id, "answered_by_mistake");
    const own = await findOwnIntake(token);
    expect(own!.addenda).toEqual(["already_checked", "answered_by_mistake"]);
    expect(await rowsOf(draft.id)).toMatchObject({ audit: 3 });
  });
});
