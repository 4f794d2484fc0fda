import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findClinicalWord } from "@/lib/clinic/settings/clinical-words";
import { contactPlace } from "@/lib/contact/open-contact";
import { seal } from "@/lib/crypto/seal";
import { closeDatabase, sql } from "@/lib/db/client";
import { sealFiledAnswers } from "@/lib/intake/sealed";
import { hoursBehindForTest } from "@/test/clock";
import { clearJobsForTest, deliverForTest, doJobsForTest } from "@/test/jobs";
import { MailServerForTest } from "@/test/mail-server";
import { addStaffForTest, trailForTest } from "@/test/rows";
import { SmsGatewayForTest } from "@/test/sms-gateway";

const mail = new MailServerForTest();
const gateway = new SmsGatewayForTest();
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
let clinician = { id: "", name: "" };
let loaded: Awaited<ReturnType<typeof load>>;

// Settings are read once per process, so the modules are loaded again with those of this test.
async function load() {
  const settings = {
    SMTP_URL: await mail.start(),
    SMS_URL: await gateway.start(),
    SMS_FROM: "+12125550100",
  };
  vi.resetModules();
  for (const [name, value] of Object.entries({ DEMO: "", ...settings })) vi.stubEnv(name, value);
  vi.stubEnv("APP_URL", "https://backline.example/");
  vi.stubEnv("CLINIC_NAME", "Sample Clinic");
  vi.stubEnv("CLINIC_PHONE", "(555) 010-0142");
  vi.stubEnv("MAIL_FROM", "Sample Clinic <no-reply@clinic.example>");
  const { loadSettings } = await import("@/lib/clinic/settings/current-settings");
  return { ...(await import("./tell")), ...(await import("@/lib/jobs/tasks")), loadSettings };
}

/** Does the jobs of visits and delivers what they wrote, as the worker does. */
async function work(): Promise<void> {
  const { visit_changed } = loaded.TASKS;
  await doJobsForTest(visit_changed ? { visit_changed } : {});
  await deliverForTest();
}

/** The reminders of a moment, written by two workers at once. */
async function remind(now: Date): Promise<void> {
  await Promise.all([loaded.remindOfVisits(now), loaded.remindOfVisits(now)]);
  await deliverForTest();
}

type Patient = { locale?: string; wants?: string; safe?: string; respondent?: string };

const DEFAULT = { locale: "en", wants: "email", safe: "yes", respondent: "self" };

/** An intake of a patient who agreed to messages, unless they want none. */
async function patient(given: Patient = {}) {
  const [id, contactId] = [randomUUID(), randomUUID()];
  const { locale, wants, safe, respondent } = { ...DEFAULT, ...given };
  const email = `${id}@patient.example`;
  const filed = { answers: { messages: wants }, symptoms: { age_years: 40 } };
  const contact = {
    ...{
      givenName: "Ada",
      familyName: "Example",
      email,
      mayLeaveMessage: safe ?? null,
      respondent,
    },
    ...{
      phone: "+12125550134",
      phoneAsTyped: "+12125550134",
      preferredLanguage: "",
      interpreter: null,
    },
  };
  await sql(
    "test_patient",
    `WITH filed AS (
       INSERT INTO "Intake" ("id", "reference", "tokenHash", "locale", "filedAs", "level",
         "ruleVersion", "firedRules", "reviewFlags", "answersSealed")
       VALUES ($id, $reference, $reference, $locale, 'sent', 'SOON', 'test', '{}', '{}', $answersSealed)),
     agreed AS (
       INSERT INTO "Consent" ("id", "intakeId", "kind", "textVersion", "textHash", "agreedAt")
       SELECT $consent, $id, 'messages', 'test', 'test', now() WHERE $wants <> 'no')
     INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed") VALUES ($contactId, $id, $contactSealed)`,
    {
      ...{ id, reference: `T${id}`, locale, wants, consent: randomUUID(), contactId },
      answersSealed: sealFiledAnswers(id, filed as never),
      contactSealed: seal(JSON.stringify(contact), contactPlace(contactId)),
    },
  );
  return { id, email };
}

/** A visit of half an hour, so many days ahead. Gives its id. */
async function book(intakeId: string, days: number, more: { holdMinutes?: number } = {}) {
  const id = randomUUID();
  const startsAt = new Date(Math.floor(Date.now() / 60_000) * 60_000 + days * DAY_MS);
  await sql(
    "test_book_visit",
    `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "booker", "holdUntil", "visitTypeId")
     VALUES ($id, $intakeId, $clinician, $startsAt, $startsAt::timestamptz + interval '30 minutes', 'patient',
       now() + make_interval(mins => $hold::int),
       (SELECT "id" FROM "VisitType" WHERE "name" = 'Clinic visit' AND "closedAt" IS NULL))`,
    { id, intakeId, startsAt, clinician: clinician.id, hold: more.holdMinutes ?? null },
  );
  return { id, startsAt };
}

const cancel = (id: string) =>
  sql(
    "test_cancel_visit",
    `UPDATE "Appointment" SET "cancelledAt" = now(), "cancelReason" = 'cannot_come', "sequence" = "sequence" + 1
     WHERE "id" = $id`,
    { id },
  );

/** Moves a visit, as the commands do: the old one is canceled and the new one keeps its calendar id. */
async function move(id: string, days: number) {
  const startsAt = new Date(Math.floor(Date.now() / 60_000) * 60_000 + days * DAY_MS);
  await sql(
    "test_move_visit",
    `WITH old AS (UPDATE "Appointment" SET "cancelledAt" = now(), "cancelReason" = 'moved',
       "sequence" = "sequence" + 1 WHERE "id" = $id RETURNING *)
     INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "booker", "visitTypeId",
       "calendarId", "sequence")
     SELECT gen_random_uuid(), "intakeId", "clinicianId", $startsAt, $startsAt::timestamptz + interval '30 minutes',
       'patient', "visitTypeId", coalesce("calendarId", "id"), "sequence" FROM old`,
    { id, startsAt },
  );
  return startsAt;
}

function calendarOf(file: string | null | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(file ?? ""));
  const part = calendar.getFirstSubcomponent("vevent");
  if (!part) throw new Error("no event");
  const { uid, sequence, startDate } = new ICAL.Event(part);
  return {
    ...{ method: calendar.getFirstPropertyValue("method"), uid, sequence },
    startsAt: startDate.toJSDate(),
  };
}

const subjects = (email: string) => mail.to(email).map(({ subject }) => subject);

beforeAll(async () => {
  loaded = await load();
  clinician = await addStaffForTest("clinician");
});
beforeEach(async () => {
  await clearJobsForTest();
  await sql("test_no_visits", `DELETE FROM "Appointment"`);
  mail.mails = [];
  gateway.messages = [];
  mail.refuseWith = null;
  mail.unknownMailbox = null;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await closeDatabase();
  await mail.stop();
  await gateway.stop();
});

describe("the message about a booked visit", () => {
  it.each([
    ["en", "Sample Clinic: your visit is booked", "Hello Ada,"],
    ["es", "Sample Clinic: su cita está confirmada", "Hola, Ada:"],
  ])(
    "goes out at once and once, with a calendar file and no clinical word (%s)",
    async (locale, subject, hello) => {
      const { id, email } = await patient({ locale });
      const { id: visit, startsAt } = await book(id, 3);
      await work();
      await sql(
        "test_again",
        `SELECT graphile_worker.add_job('visit_changed', json_build_object('visitId', $visit::uuid))`,
        { visit },
      );
      await work();
      const [letter, ...more] = mail.to(email);
      expect(more).toEqual([]);
      expect(letter?.subject).toBe(subject);
      expect(letter?.text).toMatch(new RegExp(`^${hello}\n`));
      expect(letter?.text).toContain(clinician.name);
      expect(letter?.text).toMatch(/ E[SD]T$/m);
      expect(calendarOf(letter?.calendar)).toEqual({
        ...{ method: "REQUEST", uid: `${visit}@backline.example`, sequence: 0, startsAt },
      });
      for (const part of [letter?.subject, letter?.text, letter?.calendar])
        expect(findClinicalWord(part?.replaceAll(clinician.name, "") ?? "")).toBeNull();
      expect(letter?.calendar).not.toContain("/status/");
      const [, token] = letter?.text.match(/\/status\/([\w-]{43})\/visit\n/) ?? [];
      const { findLinkedIntake } = await import("@/lib/intake/queries");
      expect(await findLinkedIntake(token ?? "", null)).toMatchObject({ id, own: false });
      expect(letter?.headers).toMatchObject({
        "auto-submitted": "auto-generated",
        "list-unsubscribe": `<https://backline.example/${locale}/status/${token}/stop>`,
      });
      expect(await trailForTest(id)).toEqual(["message.written"]);
    },
  );

  it("goes out as a text message, which greets nobody by name", async () => {
    const { id } = await patient({ wants: "sms" });
    await book(id, 3);
    await work();
    expect(gateway.messages).toHaveLength(1);
    expect(gateway.messages[0]?.body).toMatch(
      /^Sample Clinic: Your visit is booked: .* E[SD]T\. .*\/visit Stop: .*\/stop$/,
    );
    expect(gateway.messages[0]?.body).not.toContain("Ada");
  });

  it.each<[string, Patient]>([
    ["others may hear the messages", { safe: "no" }],
    ["nobody said whether it is safe", { safe: undefined }],
    ["somebody else wrote for the patient", { respondent: "proxy" }],
  ])("greets nobody by name when %s", async (_, given) => {
    const { id, email } = await patient(given);
    await book(id, 3);
    await work();
    expect(mail.to(email)[0]?.text).toMatch(/^Hello,\n/);
  });

  it("is not written without an agreement, for a hold, or for a visit that is over or gone", async () => {
    const none = await patient({ wants: "no" });
    await book(none.id, 3);
    const stopped = await patient();
    await book(stopped.id, 4);
    await sql(
      "test_stop",
      `INSERT INTO "ConsentWithdrawal" ("consentId") SELECT "id" FROM "Consent" WHERE "intakeId" = $id`,
      { id: stopped.id },
    );
    const choosing = await patient();
    await book(choosing.id, 5, { holdMinutes: 10 });
    const late = await patient();
    await book(late.id, -1);
    const gone = await patient();
    await cancel((await book(gone.id, 6)).id);
    await work();
    expect(mail.mails).toEqual([]);
  });

  it("is written when a hold becomes a booking", async () => {
    const { id, email } = await patient();
    const { id: visit } = await book(id, 3, { holdMinutes: 10 });
    await sql("test_book_held", `UPDATE "Appointment" SET "holdUntil" = NULL WHERE "id" = $visit`, {
      visit,
    });
    await work();
    expect(subjects(email)).toEqual(["Sample Clinic: your visit is booked"]);
  });
});

describe("a visit that changes", () => {
  it("is told with the same calendar id and a higher number, moved and then canceled", async () => {
    const { id, email } = await patient();
    const { id: first } = await book(id, 3);
    await work();
    const startsAt = await move(first, 4);
    await work();
    const [moved] = await sql<{ id: string }>(
      "test_moved",
      `SELECT "id" FROM "Appointment" WHERE "calendarId" = $first`,
      { first },
    );
    await cancel(moved?.id ?? "");
    await work();
    expect(subjects(email)).toEqual([
      "Sample Clinic: your visit is booked",
      "Sample Clinic: your visit has a new time",
      "Sample Clinic: your visit is canceled",
    ]);
    const uid = `${first}@backline.example`;
    expect(
      mail
        .to(email)
        .slice(1)
        .map(({ calendar }) => calendarOf(calendar)),
    ).toEqual([
      { method: "REQUEST", uid, sequence: 1, startsAt },
      { method: "CANCEL", uid, sequence: 2, startsAt },
    ]);
  });

  it("is told also when only a reminder told of it before", async () => {
    const { id, email } = await patient();
    const { id: visit, startsAt } = await book(id, 1);
    await clearJobsForTest();
    await remind(new Date(startsAt.getTime() - 23 * HOUR_MS));
    await cancel(visit);
    await work();
    expect(subjects(email)).toEqual([
      "Sample Clinic: your visit is coming up",
      "Sample Clinic: your visit is canceled",
    ]);
  });

  it.each([
    ["canceled", cancel, "Sample Clinic: your visit is canceled"],
    ["moved", (id: string) => move(id, 4), "Sample Clinic: your visit has a new time"],
  ])(
    "is told when it was booked before there were messages, and is %s",
    async (_, change, subject) => {
      const { id, email } = await patient();
      const { id: visit } = await book(id, 3);
      await clearJobsForTest();
      await sql(
        "test_booked_before",
        `UPDATE "Appointment" SET "bookedAt" = now() - interval '1 day' WHERE "id" = $visit`,
        { visit },
      );
      await change(visit);
      await work();
      expect(subjects(email)).toEqual([subject]);
    },
  );

  it("takes back what is not sent yet, so that nobody reads an old time", async () => {
    const { id, email } = await patient();
    const { id: first } = await book(id, 3);
    mail.refuseWith = 451;
    await work();
    await move(first, 4);
    mail.refuseWith = null;
    await work();
    expect(subjects(email)).toEqual(["Sample Clinic: your visit has a new time"]);
  });

  it("is not told any more once it began: the message that could not be sent is a task", async () => {
    const { id, email } = await patient();
    const { startsAt } = await book(id, 3);
    mail.refuseWith = 451;
    await work();
    const [waits] = await sql<{ sendBy: Date }>(
      "test_began",
      `UPDATE "OutboundMessage" m SET "sendBy" = now() FROM "OutboundMessage" old
       WHERE m."intakeId" = $id AND old."id" = m."id" RETURNING old."sendBy"`,
      { id },
    );
    expect(waits?.sendBy).toEqual(startsAt);
    mail.refuseWith = null;
    await deliverForTest();
    expect(subjects(email)).toEqual([]);
    const rows = await sql(
      "test_late_task",
      `SELECT m."failure" FROM "NeedsAttention" n JOIN "OutboundMessage" m ON m."id" = n."subjectId"
       WHERE n."intakeId" = $id AND n."kind" = 'message_failed'`,
      { id },
    );
    expect(rows).toEqual([{ failure: "too_late" }]);
  });

  it("is told while it has not begun by the clock of the database", async () => {
    const { id, email } = await patient();
    await book(id, 3);
    mail.refuseWith = 451;
    await work();
    await sql(
      "test_begins_now",
      `UPDATE "OutboundMessage" SET "sendBy" = now() WHERE "intakeId" = $id`,
      { id },
    );
    mail.refuseWith = null;
    await hoursBehindForTest(1, deliverForTest);
    expect(subjects(email)).toHaveLength(1);
  });

  it("needs attention when the message about it is refused", async () => {
    const { id, email } = await patient();
    mail.unknownMailbox = email;
    await book(id, 3);
    await work();
    const rows = await sql<{ kind: string }>(
      "test_attention",
      `SELECT "kind" FROM "NeedsAttention" WHERE "intakeId" = $id AND "kind" = 'message_failed'`,
      { id },
    );
    expect(rows).toHaveLength(1);
  });
});

describe("a reminder", () => {
  const REMINDER = "Sample Clinic: your visit is coming up";
  const hoursTo = (startsAt: Date, hours: number) => new Date(startsAt.getTime() - hours * HOUR_MS);
  /** A visit that was booked and told of long ago. */
  async function told(days: number) {
    const who = await patient();
    const visit = await book(who.id, days);
    await work();
    await sql(
      "test_long_ago",
      `UPDATE "OutboundMessage" SET "createdAt" = now() - interval '30 days' WHERE "intakeId" = $id`,
      { id: who.id },
    );
    mail.mails = [];
    return { ...who, visit };
  }

  it("is written 7 days and 1 day before, each once by two workers", async () => {
    const { email, visit } = await told(20);
    await remind(hoursTo(visit.startsAt, 7 * 24 + 1));
    expect(subjects(email)).toEqual([]);
    for (const hours of [7 * 24, 7 * 24 - 1, 25]) await remind(hoursTo(visit.startsAt, hours));
    expect(subjects(email)).toEqual([REMINDER]);
    for (const hours of [24, 23, 1, -1]) await remind(hoursTo(visit.startsAt, hours));
    expect(subjects(email)).toEqual([REMINDER, REMINDER]);
    expect(calendarOf(mail.to(email)[1]?.calendar).startsAt).toEqual(visit.startsAt);
  });

  it("is the nearer one alone after the worker was away", async () => {
    const { email, visit } = await told(20);
    await remind(hoursTo(visit.startsAt, 20));
    await remind(hoursTo(visit.startsAt, 19));
    expect(subjects(email)).toEqual([REMINDER]);
  });

  it("comes at the new time of a visit that was moved, and never of one that is canceled", async () => {
    const { id, email, visit } = await told(20);
    const startsAt = await move(visit.id, 45);
    await work();
    await sql(
      "test_long_ago",
      `UPDATE "OutboundMessage" SET "createdAt" = now() - interval '30 days' WHERE "intakeId" = $id`,
      { id },
    );
    mail.mails = [];
    await remind(hoursTo(visit.startsAt, 24));
    expect(subjects(email)).toEqual([]);
    await remind(hoursTo(startsAt, 24));
    expect(subjects(email)).toEqual([REMINDER]);
    await sql(
      "test_cancel_all",
      `UPDATE "Appointment" SET "cancelledAt" = now() WHERE "intakeId" = $id AND "cancelledAt" IS NULL`,
      { id },
    );
    mail.mails = [];
    await remind(hoursTo(startsAt, 1));
    expect(subjects(email)).toEqual([]);
  });

  it("comes at the time of day of the visit also across a change of the clocks", async () => {
    const { email, visit } = await told(20);
    const zone = "America/New_York";
    const changes = Temporal.Now.zonedDateTimeISO(zone)
      .add({ days: 2 })
      .getTimeZoneTransition("next");
    if (!changes) throw new Error("no change");
    const noon = changes.startOfDay().with({ hour: 12 });
    await sql(
      "test_at_change",
      `WITH place AS (INSERT INTO "Location" ("id", "code", "name", "zone")
         SELECT x, x::text, 'East', $zone FROM gen_random_uuid() x RETURNING "id")
       UPDATE "Appointment" a SET "startsAt" = $noon::timestamptz, "endsAt" = $noon::timestamptz + interval '1 hour',
         "locationId" = place."id" FROM place WHERE a."id" = $id`,
      { id: visit.id, noon: new Date(noon.epochMilliseconds), zone },
    );
    const dayBefore = noon.subtract({ days: 1 });
    expect(noon.since(dayBefore).total("hours")).not.toBe(24);
    // The one a week before is written first, so that only the nearer one is left.
    await remind(new Date(noon.subtract({ days: 7 }).epochMilliseconds));
    mail.mails = [];
    await remind(new Date(dayBefore.subtract({ minutes: 1 }).epochMilliseconds));
    expect(subjects(email)).toEqual([]);
    await remind(new Date(dayBefore.epochMilliseconds));
    expect(subjects(email)).toEqual([REMINDER]);
  });

  const byId = (text: string) => (id: string) => sql(`test_away_${text.length}`, text, { id });
  it.each([
    [
      "with a clinician who left",
      byId(`UPDATE "StaffMember" SET "disabledAt" = now() WHERE "id" = $id`),
      byId(`UPDATE "StaffMember" SET "disabledAt" = NULL WHERE "id" = $id`),
    ],
    [
      "within the leave of its clinician",
      byId(`INSERT INTO "AvailabilityException" ("id", "clinicianId", "kind", "startsAt", "endsAt")
        SELECT "id", "clinicianId", 'leave', "startsAt", "endsAt" FROM "Appointment" WHERE "clinicianId" = $id`),
      byId(
        `UPDATE "AvailabilityException" SET "removedAt" = now() WHERE "clinicianId" = $id AND "kind" = 'leave'`,
      ),
    ],
    [
      "while the clinic is closed",
      byId(`INSERT INTO "AvailabilityException" ("id", "kind", "startsAt", "endsAt")
        SELECT "id", 'closed', "startsAt", "endsAt" FROM "Appointment" WHERE "clinicianId" = $id`),
      byId(
        `UPDATE "AvailabilityException" SET "removedAt" = now() WHERE "kind" = 'closed' AND $id::uuid IS NOT NULL`,
      ),
    ],
    [
      "at a place that is closed",
      byId(`WITH place AS (INSERT INTO "Location" ("id", "code", "name", "closedAt")
          SELECT x, x::text, 'Shut', now() FROM gen_random_uuid() x RETURNING "id")
        UPDATE "Appointment" SET "locationId" = place."id" FROM place WHERE "clinicianId" = $id`),
      byId(`UPDATE "Location" SET "closedAt" = NULL FROM "Appointment" a
        WHERE a."locationId" = "Location"."id" AND a."clinicianId" = $id`),
    ],
  ])("is not written of a visit %s, which staff move instead", async (_, away, back) => {
    const { id, email, visit } = await told(20);
    await away(clinician.id);
    mail.mails = [];
    await remind(hoursTo(visit.startsAt, 24));
    expect(subjects(email)).toEqual([]);
    const listed = await sql<{ kind: string }>(
      "test_listed",
      `SELECT "kind" FROM "NeedsAttention" WHERE "intakeId" = $id AND "subjectId" = $visit`,
      { id, visit: visit.id },
    );
    expect(listed).toHaveLength(1);
    await back(clinician.id);
    await clearJobsForTest();
    await sql("test_no_letters", `DELETE FROM "OutboundMessage" WHERE "intakeId" = $id`, { id });
    await remind(hoursTo(visit.startsAt, 24));
    expect(subjects(email)).toEqual([REMINDER]);
  });

  it("is written of a visit while only another location is closed", async () => {
    const { email, visit } = await told(20);
    await sql(
      "test_closed_elsewhere",
      `WITH place AS (INSERT INTO "Location" ("id", "code", "name")
        SELECT x, x::text, 'Elsewhere' FROM gen_random_uuid() x RETURNING "id")
       INSERT INTO "AvailabilityException" ("id", "kind", "locationId", "startsAt", "endsAt")
       SELECT gen_random_uuid(), 'closed', place."id", a."startsAt", a."endsAt"
       FROM place, "Appointment" a WHERE a."id" = $id`,
      { id: visit.id },
    );
    await remind(hoursTo(visit.startsAt, 24));
    expect(subjects(email)).toEqual([REMINDER]);
  });

  it("does not follow within half a day of another message about the visit", async () => {
    const { id, email } = await patient();
    await book(id, 1.25);
    await work();
    await remind(new Date(Date.now() + 7 * HOUR_MS));
    expect(subjects(email)).toEqual(["Sample Clinic: your visit is booked"]);
  });

  it("follows the settings", async () => {
    const { email, visit } = await told(20);
    const admin = await addStaffForTest("admin");
    const set = (value: object | null) =>
      sql(
        "test_set_visits",
        `INSERT INTO "SettingChange" ("id", "key", "version", "value", "staffId")
         SELECT gen_random_uuid(), 'visits', coalesce(max("version"), 0) + 1, $value::jsonb, $admin::uuid
         FROM "SettingChange" WHERE "key" = 'visits'`,
        { value: value && JSON.stringify(value), admin: admin.id },
      ).then(loaded.loadSettings);
    await set({ reminder_first: "", reminder_second: "", notice: "24", video: "" });
    await remind(hoursTo(visit.startsAt, 24));
    expect(subjects(email)).toEqual([]);
    await set({ reminder_first: "3", reminder_second: "", notice: "24", video: "" });
    await remind(hoursTo(visit.startsAt, 3 * 24));
    expect(subjects(email)).toEqual([REMINDER]);
    await set(null);
  });
});
