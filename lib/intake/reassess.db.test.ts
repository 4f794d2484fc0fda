import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { Rejection } from "@/lib/errors";
import { assess } from "@/lib/facts/assess";
import { notifyStaffOfIntake } from "@/lib/notify/commands";
import type { Answers } from "@/lib/questions/answers";
import { claimIntake, closeIntake, reopenIntake } from "@/lib/queue/commands";
import { listQueue } from "@/lib/queue/queries";
import { openIntake } from "@/lib/record/queries";
import { recordReview, secondReview } from "@/lib/review/commands";
import type { Level } from "@/lib/triage/symptoms";
import { beginForTest } from "@/test/drafts";
import { strain } from "@/test/people";
import { addStaffForTest, trailForTest } from "@/test/rows";
import { walk } from "@/test/walk";
import { fileAnswers } from "./commands";
import { findOwnIntake } from "./queries";
import { reassessIntake } from "./reassess";

const NOW = new Date("2026-11-20T15:00:00Z");
const LATER = new Date("2026-11-21T08:30:00Z");
const consent = { textVersion: "test", textHash: "0".repeat(64) };
/** A patient who feels worse gives these answers. */
const worse = (answers: Answers, now = LATER) =>
  ({ kind: "worse", assessed: assess(answers, { finished: true }), now }) as const;
const reason = "Examined, this is what was found";

const HEALTHY = walk(strain()).answers;
const FEVERISH = walk(strain({ recent_signs: ["fever_or_chills"] })).answers;
const NUMB = walk(strain({ emergency_nerves: ["saddle"] })).answers;

afterAll(closeDatabase);

async function filed(answers: Answers): Promise<{ token: string; id: string }> {
  const filed = { locale: "en", now: NOW };
  if (answers === NUMB) {
    const assessed = assess(answers, { finished: false });
    return fileAnswers({ ...filed, filedAs: "emergency_stop", assessed });
  }
  const assessed = assess(answers, { finished: true });
  return fileAnswers({ ...filed, filedAs: "sent", assessed, consent });
}

type Entry = {
  level: Level;
  dueAt: Date | null;
  version: number;
  worseSince: Date | null;
  claimedById: string | null;
};

async function entryOf(id: string): Promise<Entry | undefined> {
  const rows = await sql<Entry>(
    "test_worse_entry",
    `SELECT "level", "dueAt", "version", "worseSince", "claimedById" FROM "QueueEntry" WHERE "intakeId" = $id`,
    { id },
  );
  return rows[0];
}

async function jobOf(id: string): Promise<{ cause?: string } | undefined> {
  const rows = await sql<{ payload: { cause?: string } }>(
    "test_worse_job",
    `SELECT j."payload" FROM graphile_worker._private_jobs j WHERE j."key" = $key`,
    { key: `intake_received:${id}` },
  );
  return rows[0]?.payload;
}

/** How the board shows an unassigned intake. */
async function rowOf(id: string) {
  const staff = await addStaffForTest();
  const { version } = (await entryOf(id))!;
  await claimIntake(staff, { intakeId: id, version });
  const [row] = await listQueue(staff, { mine: "yes" }, 1, false);
  return row;
}

describe("a patient who feels worse", () => {
  it("moves up the queue with a mark and the new reasons and answers, and staff are told again", async () => {
    const { token, id } = await filed(HEALTHY);
    expect(await entryOf(id)).toMatchObject({ level: "SELF_CARE", dueAt: null, version: 0 });
    expect(await reassessIntake(id, worse(FEVERISH))).toEqual({ level: "URGENT" });
    expect(await entryOf(id)).toEqual({
      level: "URGENT",
      dueAt: new Date("2026-11-21T12:30:00Z"),
      version: 1,
      worseSince: LATER,
      claimedById: null,
    });
    const own = await findOwnIntake(token);
    expect(own).toMatchObject({ level: "URGENT", answers: FEVERISH, receivedAt: NOW });
    expect(own!.firedRules.length).toBeGreaterThan(0);
    const row = await rowOf(id);
    expect(row).toMatchObject({ level: "URGENT", ageYears: null });
    expect(row!.reasons.map((each) => each.id)).toEqual(own!.firedRules);
    expect(await jobOf(id)).toMatchObject({ cause: expect.any(String) });
    expect(await trailForTest(id)).toEqual([
      "intake.received",
      "intake.reassessed",
      "queue.claimed",
    ]);
    const staff = await addStaffForTest("clinician");
    const record = await openIntake(staff, staff, id);
    expect(record).toMatchObject({ level: "URGENT", ownLevel: "URGENT" });
    expect(record.clinical!.answers).toEqual(FEVERISH);
  });

  it("is never lowered by milder answers, and the old reasons stay with the new ones", async () => {
    const { token, id } = await filed(FEVERISH);
    const before = await findOwnIntake(token);
    const due = (await entryOf(id))!.dueAt;
    await reassessIntake(id, worse(HEALTHY));
    expect(await entryOf(id)).toMatchObject({ level: "URGENT", dueAt: due, worseSince: LATER });
    const own = await findOwnIntake(token);
    expect(own).toMatchObject({ level: "URGENT", answers: HEALTHY });
    expect(own!.firedRules).toEqual(expect.arrayContaining(before!.firedRules));
    // The level did not rise, so the job of the first filing stays as it is.
    expect(await jobOf(id)).toEqual({ intakeId: id });
  });

  it("keeps its holder, and the first time the patient said so", async () => {
    const { id } = await filed(HEALTHY);
    const staff = await addStaffForTest();
    await sql(
      "test_hold",
      `UPDATE "QueueEntry" SET "claimedById" = $staff, "claimedAt" = now() WHERE "intakeId" = $id`,
      { id, staff: staff.id },
    );
    await reassessIntake(id, worse(HEALTHY));
    await reassessIntake(id, worse(FEVERISH, new Date("2026-11-22T09:00:00Z")));
    expect(await entryOf(id)).toMatchObject({
      level: "URGENT",
      worseSince: LATER,
      claimedById: staff.id,
      version: 2,
    });
  });

  it("opens a closed intake again, at no lower level than it had", async () => {
    const { id } = await filed(FEVERISH);
    const staff = await addStaffForTest();
    const close = { intakeId: id, outcome: "advice_given", note: "Spoke" } as const;
    await closeIntake(staff, { ...close, version: 0, seenLevel: "URGENT" });
    await sql("test_no_job", `SELECT graphile_worker.remove_job($key)`, {
      key: `intake_received:${id}`,
    });
    expect(await reassessIntake(id, worse(HEALTHY))).toEqual({ level: "URGENT" });
    expect(await entryOf(id)).toMatchObject({
      level: "URGENT",
      dueAt: new Date("2026-11-21T12:30:00Z"),
      version: 1000,
      worseSince: LATER,
    });
    expect(await jobOf(id)).toMatchObject({ cause: expect.any(String) });
  });

  it("stays raised when it is closed and reopened", async () => {
    const { id } = await filed(HEALTHY);
    await reassessIntake(id, worse(FEVERISH));
    const staff = await addStaffForTest();
    const close = { intakeId: id, outcome: "advice_given", note: "Spoke" } as const;
    await closeIntake(staff, { ...close, version: 1, seenLevel: "URGENT" });
    await reopenIntake(staff, { intakeId: id });
    expect(await entryOf(id)).toMatchObject({ level: "URGENT" });
  });

  it("tells staff once more when it became worse, once however often the job runs", async () => {
    const staff = await addStaffForTest("clinician");
    const { id } = await filed(FEVERISH);
    await notifyStaffOfIntake(id);
    const close = { intakeId: id, outcome: "advice_given", note: "Spoke" } as const;
    await closeIntake(staff, { ...close, version: 0, seenLevel: "URGENT" });
    await reassessIntake(id, worse(FEVERISH));
    const { cause } = (await jobOf(id))!;
    await notifyStaffOfIntake(id, cause);
    await notifyStaffOfIntake(id, cause);
    const rows = await sql<{ dedupeKey: string }>(
      "test_told",
      `SELECT "dedupeKey" FROM "OutboundMessage" WHERE "intakeId" = $id AND "dedupeKey" LIKE $key`,
      { id, key: `%${staff.id}` },
    );
    expect(rows).toHaveLength(2);
  });
});

describe("a clinician's review", () => {
  it("is raised by later, more severe answers, not by the same or milder ones", async () => {
    const { id } = await filed(FEVERISH);
    const staff = await addStaffForTest("clinician");
    const seen = { intakeId: id, version: 0, seenLevel: "URGENT" } as const;
    await recordReview(staff, { ...seen, level: "SOON", reason });
    expect(await reassessIntake(id, worse(HEALTHY))).toEqual({ level: "SOON" });
    expect(await reassessIntake(id, worse(FEVERISH))).toEqual({ level: "URGENT" });
  });

  it("clears the mark, and counts against answers that came before it", async () => {
    const { id } = await filed(HEALTHY);
    await reassessIntake(id, worse(FEVERISH));
    const staff = await addStaffForTest("clinician");
    const seen = { intakeId: id, version: 1, seenLevel: "URGENT" } as const;
    await recordReview(staff, { ...seen, level: "ROUTINE", reason });
    expect(await entryOf(id)).toMatchObject({ level: "ROUTINE", worseSince: null });
    await closeIntake(staff, {
      intakeId: id,
      version: 2,
      seenLevel: "ROUTINE",
      outcome: "advice_given",
      note: "Spoke",
    });
    await reopenIntake(staff, { intakeId: id });
    expect(await entryOf(id)).toMatchObject({ level: "ROUTINE" });
  });

  it("by two clinicians does not lower what the patient answered after the first", async () => {
    const { id } = await filed(NUMB);
    const [first, second] = [await addStaffForTest("clinician"), await addStaffForTest()];
    const seen = { intakeId: id, version: 0, seenLevel: "EMERGENCY" } as const;
    await recordReview(first, { ...seen, level: "ROUTINE", reason });
    await reassessIntake(id, worse(FEVERISH));
    const { pending } = await openIntake(first, first, id);
    await secondReview(second, {
      intakeId: id,
      version: 2,
      reviewId: pending!.id,
      agrees: "yes",
      reason: "",
    });
    expect(await entryOf(id)).toMatchObject({ level: "URGENT", worseSince: null });
  });
});

describe("finishing a filed draft", () => {
  it("happens once, for the first that finds the draft, and sets no mark", async () => {
    const { id } = await filed(HEALTHY);
    const draft = await beginForTest(FEVERISH);
    const assessed = assess(FEVERISH, { finished: true });
    const given = { kind: "finished", assessed, now: LATER, draft, consent } as const;
    const tries = await Promise.all(Array.from({ length: 6 }, () => reassessIntake(id, given)));
    expect(tries.filter(Boolean)).toEqual([{ level: "URGENT" }]);
    expect(await entryOf(id)).toMatchObject({ level: "URGENT", worseSince: null, version: 2 });
    expect(await trailForTest(id)).toEqual(["intake.received", "intake.reassessed"]);
  });

  it("refuses an unknown intake", async () => {
    const nowhere = reassessIntake(randomUUID(), worse(HEALTHY));
    await expect(nowhere).rejects.toEqual(new Rejection("not_found"));
  });
});
