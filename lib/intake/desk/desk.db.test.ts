import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { staffOfCookies } from "@/lib/auth/cookie-staff";
import { contactOf } from "@/lib/contact/contact";
import { closeDatabase, sql } from "@/lib/db/client";
import { FieldProblem } from "@/lib/errors";
import { type Assessment, assess } from "@/lib/facts/assess";
import { getStep } from "@/lib/form/steps";
import { fileLeft } from "@/lib/intake/abandoned";
import { addContact, fileAnswers, fileDraft, saveAnswers } from "@/lib/intake/commands";
import { formMark } from "@/lib/intake/form-mark";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import { resumeCode } from "@/lib/intake/resume/code";
import { resumeDraft, saveForLater } from "@/lib/intake/resume/commands";
import { keepStrayPage } from "@/lib/intake/worse/stray-page";
import type { Answers } from "@/lib/questions/answers";
import { beginForTest } from "@/test/drafts";
import { strain } from "@/test/people";
import { addStaffForTest, trailForTest } from "@/test/rows";
import { newSession } from "@/test/sign-in";
import { walk } from "@/test/walk";
import { beginAtDesk, takeLeft, takeOver } from "./commands";
import {
  findChannel,
  findDeskDraft,
  findDeskIntake,
  findPlaceOf,
  listDeskDrafts,
  listLeftDrafts,
} from "./queries";

const WHOLE = walk(strain()).answers;
const BORN = "1985-03-27";
const consent = { textVersion: "test", textHash: "0".repeat(64) };
const stop: Answers = { emergency_nerves: ["saddle"] };

afterAll(closeDatabase);

type Desk = Awaited<ReturnType<typeof addStaffForTest>>;
let desk: Desk;
let colleague: Desk;

beforeAll(async () => {
  desk = await addStaffForTest("front_desk");
  colleague = await addStaffForTest("clinician");
});

const begin = (channel: "phone" | "in_person" = "phone") =>
  beginAtDesk(desk, { channel, locale: "en", at: "" });

async function draftOf(id: string) {
  const draft = await findDeskDraft(desk, id);
  if (!draft) throw new Error("not theirs");
  return draft;
}

const idsIn = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id);
const unsentOf = async (staff: Desk) => idsIn(await listDeskDrafts(staff));
const leftFor = async (staff: Desk) => idsIn(await listLeftDrafts(staff));

async function save(id: string, answers: Answers) {
  expect(
    await saveAnswers(await draftOf(id), assess(answers, { finished: false }), null, "en"),
  ).toBe(true);
}

const filing = <F extends "sent" | "emergency_stop">(filedAs: F, assessed: Assessment) =>
  ({ locale: "en", now: new Date(), caller: "192.0.2.1", filedAs, assessed, consent }) as never;

/** What the database holds about who entered an intake. */
async function recorded(id: string) {
  const [row] = await sql<Record<string, unknown>>(
    "test_recorded",
    `SELECT (SELECT jsonb_agg(jsonb_build_array("staffId", "channel")) FROM "IntakeRecorder"
         WHERE "intakeId" = $id::uuid) AS "by",
       (SELECT "heardById" FROM "Consent" WHERE "intakeId" = $id AND "kind" = 'intake') AS "heardBy",
       (SELECT count(*)::int FROM "IntakeSource" WHERE "intakeId" = $id) AS "sources",
       (SELECT count(*)::int FROM "AuditEvent" WHERE "intakeId" = $id AND "action" = 'intake.recorded'
         AND "actor" = 'staff') AS "events"`,
    { id },
  );
  return row;
}

describe("staff who enter the answers of somebody", () => {
  it("open their own draft and nobody else's, and no cookie opens it", async () => {
    const { id } = await begin();
    expect(await findDeskDraft(desk, id)).toMatchObject({ id, atDesk: true, answers: {} });
    expect(await findDeskDraft(colleague, id)).toBeNull();
    expect(await findChannel(desk, id)).toBe("phone");
    expect(await findChannel(colleague, id)).toBeNull();
    expect(await unsentOf(desk)).toContain(id);
    expect(await unsentOf(colleague)).not.toContain(id);
  });

  it("file an intake that says by whom and how, and that the agreement was heard", async () => {
    const { id } = await begin("in_person");
    await save(id, WHOLE);
    const sent = filing("sent", assess(WHOLE, { finished: true }));
    expect(await fileDraft(await draftOf(id), sent)).toBe(true);
    expect(await recorded(id)).toEqual({
      by: [[desk.id, "in_person"]],
      heardBy: desk.id,
      sources: 0,
      events: 1,
    });
    expect((await trailForTest(id)).sort()).toEqual(["intake.received", "intake.recorded"]);
    expect(await findDeskIntake(desk, id)).toMatchObject({ id });
    expect(await findDeskIntake(colleague, id)).toBeNull();
  });

  it("see the result for some hours, and each look is in the audit log but is none at the record", async () => {
    const { id } = await begin();
    await save(id, WHOLE);
    await fileDraft(await draftOf(id), filing("sent", assess(WHOLE, { finished: true })));
    expect(await findDeskIntake(desk, id)).toMatchObject({ id });
    const shown = () =>
      sql(
        "test_result_shown",
        `SELECT "staffId" FROM "AuditEvent" WHERE "action" = 'draft.result_shown'
           AND "detail"->>'draftId' = $id`,
        { id },
      );
    expect(await shown()).toEqual([{ staffId: desk.id }]);
    expect(await findDeskIntake(colleague, id)).toBeNull();
    expect(await shown()).toHaveLength(1);
    expect(await trailForTest(id)).not.toContain("intake.opened");
    const ago = (hours: number) =>
      sql(
        "test_recorded_ago",
        `UPDATE "IntakeRecorder" SET "createdAt" = now() - make_interval(hours => $hours)
         WHERE "intakeId" = $id`,
        { id, hours },
      );
    await ago(11);
    expect(await findChannel(desk, id)).toBe("phone");
    await ago(13);
    expect(await findChannel(desk, id)).toBeNull();
    expect(await findDeskIntake(desk, id)).toBeNull();
  });

  it("stop at an emergency, which rings and is no burst with other callers", async () => {
    const { id } = await begin();
    const stopped = filing("emergency_stop", assess(stop, { finished: false }));
    expect(await fileDraft(await draftOf(id), stopped)).toBe(true);
    expect(await recorded(id)).toMatchObject({ by: [[desk.id, "phone"]], sources: 0 });
    const [entry] = await sql<{ level: string; alarm: boolean }>(
      "test_desk_alarm",
      `SELECT "level", "alarm" FROM "QueueEntry" WHERE "intakeId" = $id`,
      { id },
    );
    expect(entry).toEqual({ level: "EMERGENCY", alarm: true });
  });

  it("file it in their own name where the draft was gone", async () => {
    const stopped = filing("emergency_stop", assess(stop, { finished: false }));
    const { id } = await fileAnswers(stopped, null, { staff: desk, channel: "phone" });
    expect(await recorded(id)).toMatchObject({ by: [[desk.id, "phone"]] });
  });

  it("file it at the location where it was begun", async () => {
    const code = `d-${randomUUID()}`;
    await sql(
      "test_desk_location",
      `INSERT INTO "Location" ("id", "code", "name") VALUES (gen_random_uuid(), $code, $code)`,
      { code },
    );
    const { id } = await beginAtDesk(desk, { channel: "phone", locale: "en", at: code });
    expect(await findPlaceOf(desk, id)).toBe(code);
    await save(id, WHOLE);
    await fileDraft(await draftOf(id), filing("sent", assess(WHOLE, { finished: true })));
    expect(await findPlaceOf(desk, id)).toBe(code);
    expect(await findPlaceOf(desk, (await begin()).id)).toBeNull();
  });

  it("are named for the number that they type, and no patient is", async () => {
    const { id } = await begin();
    await save(id, WHOLE);
    await fileDraft(await draftOf(id), filing("sent", assess(WHOLE, { finished: true })));
    const contact = contactOf(WHOLE);
    if (!contact) throw new Error("no contact");
    await addContact(id, contact, { staff: desk, channel: "phone" });
    await addContact(id, contact);
    const events = await sql(
      "test_contact_by",
      `SELECT "actor", "staffId" FROM "AuditEvent"
       WHERE "intakeId" = $id AND "action" = 'intake.contact_added' ORDER BY "id"`,
      { id },
    );
    expect(events).toEqual([
      { actor: "staff", staffId: desk.id },
      { actor: "patient", staffId: null },
    ]);
  });

  it("leave a red flag behind when the caller hangs up, as a patient does", async () => {
    const { id } = await begin();
    const { pages, states } = walk(strain({ recent_signs: ["fever_or_chills"] }));
    await save(id, states[pages.indexOf("general")] ?? {});
    expect(await fileLeft(id, new Date())).toBe(true);
    expect(await recorded(id)).toMatchObject({ by: [[desk.id, "phone"]], events: 1 });
    expect(await findDeskDraft(desk, id)).toMatchObject({ abandoned: true });
  });
});

describe("answers that are not sent", () => {
  it("say whose they are, last used first, and how many more there are", async () => {
    const person = await addStaffForTest("front_desk");
    const begun: string[] = [];
    for (let n = 0; n < 21; n += 1)
      begun.push((await beginAtDesk(person, { channel: "phone", locale: "en", at: "" })).id);
    const first = begun[0] as string;
    const draft = await findDeskDraft(person, first);
    if (!draft) throw new Error("not theirs");
    await saveAnswers(draft, assess(WHOLE, { finished: false }), null, "en");
    const { rows, all } = await listDeskDrafts(person);
    expect(rows).toHaveLength(20);
    expect(all).toBe(21);
    const { given_name, family_name, age_years } = WHOLE;
    expect(rows[0]).toMatchObject({
      id: first,
      name: `${given_name} ${family_name}`,
      age: age_years,
    });
    expect(rows[1]).toMatchObject({ name: "", born: "", age: "" });
  });

  it("go on with a colleague once nobody used them for half an hour, and the log says so", async () => {
    const { id } = await begin();
    const unused = (minutes: number) =>
      sql(
        "test_unused",
        `UPDATE "Draft" SET "updatedAt" = now() - make_interval(mins => $minutes) WHERE "id" = $id`,
        { id, minutes },
      );
    await unused(29);
    expect(await leftFor(colleague)).not.toContain(id);
    await expect(takeLeft(colleague, { draftId: id })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    await unused(31);
    expect(await leftFor(colleague)).toContain(id);
    expect(await leftFor(desk)).not.toContain(id);
    const { rows } = await listLeftDrafts(colleague);
    expect(Object.keys(rows[0] ?? {})).not.toContain("name");
    expect(await takeLeft(colleague, { draftId: id })).toEqual({ id, locale: "en" });
    expect(await findDeskDraft(colleague, id)).toMatchObject({ id });
    expect(await findDeskDraft(desk, id)).toBeNull();
    const events = await sql(
      "test_taken_left",
      `SELECT "staffId" FROM "AuditEvent" WHERE "action" = 'draft.taken_over'
         AND "detail"->>'draftId' = $id`,
      { id },
    );
    expect(events).toEqual([{ staffId: colleague.id }]);
  });
});

describe("a draft that a patient saved", () => {
  const answers = walk(strain()).states[3] ?? {};
  async function saved() {
    const { token, id } = await beginForTest(answers);
    await saveForLater(id, BORN);
    return { token, id, code: resumeCode(id) };
  }
  const take = (code: string, birthDate = BORN, staff = desk) =>
    takeOver(staff, { channel: "phone", code, birthDate });

  it("goes on with staff by its code, and the patient's device sees that and the result", async () => {
    const { token, id, code } = await saved();
    expect(await take(code.toLowerCase().replaceAll("-", " "))).toEqual({ id, locale: "en" });
    expect(await findDeskDraft(desk, id)).toMatchObject({ answers });
    expect(await findDraft(token)).toMatchObject({ id, atDesk: true });
    const [event] = await sql<{ staffId: string; detail: unknown }>(
      "test_taken_over",
      `SELECT "staffId", "detail" FROM "AuditEvent" WHERE "action" = 'draft.taken_over'
         AND "detail"->>'draftId' = $id`,
      { id },
    );
    expect(event).toEqual({ staffId: desk.id, detail: { draftId: id, channel: "phone" } });
    await save(id, WHOLE);
    await fileDraft(await draftOf(id), filing("sent", assess(WHOLE, { finished: true })));
    expect(await findOwnIntake(token)).toMatchObject({ id });
  });

  it("is not overwritten by who read it before it was taken over", async () => {
    const { token, id, code } = await saved();
    const before = await findDraft(token);
    await take(code);
    const late = assess({ ...answers, ...stop }, { finished: false });
    expect(before && (await saveAnswers(before, late, null))).toBe(false);
    expect(await findDeskDraft(desk, id)).toMatchObject({ answers });
  });

  it("names nobody of the staff for the emergency that the patient's own device posts meanwhile", async () => {
    const posts = async (byPatient: boolean) => {
      const { id, code } = await saved();
      await take(code);
      const page = getStep("emergency_nerves");
      const stray = { mark: formMark(id), page, form: stop as Record<string, string[]>, byPatient };
      const given = { ...stray, locale: "en", caller: "192.0.2.7", now: new Date() };
      expect(await keepStrayPage(given)).toBe("emergency");
      return recorded(id);
    };
    expect(await posts(true)).toMatchObject({ by: null, sources: 1, events: 0 });
    expect(await posts(false)).toMatchObject({ by: [[desk.id, "phone"]], sources: 0, events: 1 });
  });

  it("comes back to the patient by the same code, and staff have it no more", async () => {
    const { id, code } = await saved();
    await take(code);
    const back = await resumeDraft(code, BORN, randomUUID());
    expect(back.ok && (await findDraft(back.token))).toMatchObject({ id, atDesk: false });
    expect(await findDeskDraft(desk, id)).toBeNull();
  });

  it("stays closed to a wrong code or date, and after ten tries to the right one", async () => {
    const { code, id } = await saved();
    for (const [typed, born] of [
      [resumeCode(randomUUID()), BORN],
      [code, "1985-03-28"],
    ] as const)
      expect(await take(typed, born)).toBeInstanceOf(FieldProblem);
    const guesser = await addStaffForTest("front_desk");
    for (let day = 10; day < 19; day++) await take(code, `1990-01-${day}`, guesser);
    await expect(take(code, BORN, guesser)).rejects.toMatchObject({ code: "too_many_attempts" });
    expect(await findDeskDraft(guesser, id)).toBeNull();
  });
});

describe("who may", () => {
  it("is refused without the permission, and to everybody after signing out", async () => {
    const admin = await newSession((await addStaffForTest("admin")).id);
    await expect(staffOfCookies(admin, "intake:record")).rejects.toMatchObject({
      code: "not_permitted",
    });
    const { id } = await addStaffForTest("front_desk");
    const cookie = `other=1; ${await newSession(id)}`;
    expect(await staffOfCookies(cookie, "intake:record")).toMatchObject({ id });
    await sql(
      "test_signed_out",
      `UPDATE "StaffSession" SET "revokedAt" = now() WHERE "staffId" = $id`,
      { id },
    );
    expect(await staffOfCookies(cookie, "intake:record")).toBeNull();
    expect(await staffOfCookies(null, "intake:record")).toBeNull();
  });
});
