import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { contactPlace } from "@/lib/contact/open-contact";
import { seal } from "@/lib/crypto/seal";
import { closeDatabase, sql } from "@/lib/db/client";
import { sealFiledAnswers } from "@/lib/intake/sealed";
import { clearJobsForTest, deliverForTest } from "@/test/jobs";
import { MailServerForTest } from "@/test/mail-server";
import { trailForTest } from "@/test/rows";
import { SmsGatewayForTest } from "@/test/sms-gateway";

const mail = new MailServerForTest();
const gateway = new SmsGatewayForTest();
// Links that are sent now end in some months.
const NOW = new Date();
let settings: Record<string, string> = {};
const NOTHING: Record<string, string> = { SMTP_URL: "", SMS_URL: "", SMS_FROM: "" };

// Settings are read once per process, so each case reloads the modules with its own settings.
async function load(more: Record<string, string> = {}) {
  vi.resetModules();
  const all: Record<string, string> = { ...settings, ...more };
  for (const name of ["SMTP_URL", "SMS_URL", "SMS_FROM", "DEMO"]) vi.stubEnv(name, all[name] ?? "");
  vi.stubEnv("APP_URL", "https://backline.example/");
  vi.stubEnv("CLINIC_NAME", "Sample Clinic");
  vi.stubEnv("CLINIC_PHONE", "(555) 010-0142");
  const { sendCheckIn, sendPrivateLink } = await import("./patient-messages");
  const delivering = (write: typeof sendCheckIn) => async (id: string, now: Date) => {
    await write(id, now);
    await deliverForTest();
  };
  const messages = {
    sendCheckIn: delivering(sendCheckIn),
    sendPrivateLink: delivering(sendPrivateLink),
  };
  return { ...messages, ...(await import("./commands")), ...(await import("./queries")) };
}

type Patient = { locale?: string; wants?: string; phone?: string; email?: string; safe?: string };

/** An intake of a patient who agreed to messages, with a check-in on day 3. */
async function patient(given: Patient = {}) {
  const [id, contactId, checkInId] = [randomUUID(), randomUUID(), randomUUID()];
  const { locale = "en", wants = "email", email = `${id}@patient.example` } = given;
  const { phone = "+12125550134", safe = "yes" } = given;
  const filed = { answers: { messages: wants }, symptoms: { age_years: 40 } };
  const contact = {
    givenName: "Ada",
    familyName: "Example",
    phone: phone || undefined,
    phoneAsTyped: phone || undefined,
    email: email || undefined,
    mayLeaveMessage: safe,
    preferredLanguage: "",
    interpreter: null,
    respondent: "self",
  };
  await sql(
    "test_patient",
    `WITH filed AS (
       INSERT INTO "Intake" ("id", "reference", "tokenHash", "receivedAt", "locale", "filedAs", "level",
         "ruleVersion", "firedRules", "reviewFlags", "answersSealed")
       VALUES ($id, $reference, $reference, $now, $locale, 'sent', 'SELF_CARE', 'test', '{}', '{}', $answersSealed)),
     agreed AS (
       INSERT INTO "Consent" ("id", "intakeId", "kind", "textVersion", "textHash", "agreedAt")
       VALUES ($consent, $id, 'messages', 'test', 'test', $now)),
     due AS (INSERT INTO "CheckIn" ("id", "intakeId", "day", "dueAt") VALUES ($checkInId, $id, 3, $now))
     INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed") VALUES ($contactId, $id, $contactSealed)`,
    {
      id,
      reference: `T${id}`,
      now: NOW,
      locale,
      answersSealed: sealFiledAnswers(id, filed as never),
      consent: randomUUID(),
      checkInId,
      contactId,
      contactSealed: seal(JSON.stringify(contact), contactPlace(contactId)),
    },
  );
  return { id, checkInId, email };
}

const checkIn = async (id: string) => {
  const [row] = await sql<{ sentAt: Date | null; answer: string | null }>(
    "test_check_in",
    `SELECT "sentAt", "answer" FROM "CheckIn" WHERE "intakeId" = $id`,
    { id },
  );
  return row;
};

const stored = (id: string) =>
  sql<{ all: string; body: string | null; sentAt: Date | null; channel: string }>(
    "test_patient_messages",
    `SELECT m::text AS "all", "body", "sentAt", "channel" FROM "OutboundMessage" m WHERE "intakeId" = $id`,
    { id },
  );

beforeAll(async () => {
  settings = {
    SMTP_URL: await mail.start(),
    SMS_URL: await gateway.start(),
    SMS_FROM: "+12125550100",
  };
});
beforeEach(async () => {
  await clearJobsForTest();
  mail.mails = [];
  gateway.messages = [];
  mail.refuseWith = null;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await closeDatabase();
  await mail.stop();
  await gateway.stop();
});

describe("a check-in", () => {
  it.each([
    ["en", "Sample Clinic: how are you?", "How are you today?"],
    ["es", "Sample Clinic: ¿cómo está?", "¿Cómo está hoy?"],
  ])(
    "is sent in the patient's language, once, with a link of its own (%s)",
    async (locale, subject, words) => {
      const { sendCheckIn, findCheckIn } = await load();
      const { id, checkInId, email } = await patient({ locale });
      for (let time = 0; time < 3; time += 1) await sendCheckIn(checkInId, NOW);
      const [letter, ...more] = mail.to(email);
      expect(more).toEqual([]);
      expect(letter?.subject).toBe(subject);
      expect(letter?.text).toContain(words);
      expect(letter?.text).toContain("(555) 010-0142");
      const link = `https://backline\\.example/${locale}/status/([\\w-]{43})`;
      const [, token] = letter?.text.match(new RegExp(`${link}/check-in/3\\n`)) ?? [];
      const [stop] = letter?.text.match(new RegExp(`${link}/stop`)) ?? [];
      expect(letter?.headers).toMatchObject({
        "auto-submitted": "auto-generated",
        "list-unsubscribe": `<${stop}>`,
        "list-unsubscribe-post": "List-Unsubscribe=One-Click",
      });
      const { findLinkedIntake } = await import("@/lib/intake/queries");
      expect(await findLinkedIntake(token ?? "", null)).toMatchObject({ id, own: false });
      expect(await checkIn(id)).toEqual({ sentAt: NOW, answer: null });
      expect(await findCheckIn(id, 3)).toEqual({ day: 3, answer: null });
      expect(await trailForTest(id)).toEqual(["message.written"]);
    },
  );

  it("is sent in the language that the patient chose last", async () => {
    const { sendCheckIn, sendPrivateLink } = await load();
    const { followLanguage } = await import("@/lib/intake/language");
    const { id, checkInId, email } = await patient({ locale: "en" });
    await followLanguage({ id, locale: "en" }, "en");
    await sendPrivateLink(id, NOW);
    expect(mail.to(email)[0]?.text).toContain("https://backline.example/en/status/");
    await followLanguage({ id, locale: "en" }, "es");
    await sendCheckIn(checkInId, NOW);
    expect(mail.to(email)[1]?.subject).toBe("Sample Clinic: ¿cómo está?");
    expect(mail.to(email)[1]?.text).toContain("https://backline.example/es/status/");
  });

  it("keeps the link and the address sealed, so that staff who read the list cannot use it", async () => {
    const { sendCheckIn } = await load();
    const { id, checkInId, email } = await patient();
    await sendCheckIn(checkInId, NOW);
    const [row] = await stored(id);
    expect(row).toMatchObject({ body: null, channel: "email" });
    expect(row?.all).not.toContain("/status/");
    expect(row?.all).not.toContain(email);
  });

  it("goes out as a text message when the patient chose that and it is safe", async () => {
    const { sendCheckIn } = await load();
    const { checkInId } = await patient({ wants: "sms", email: "" });
    await sendCheckIn(checkInId, NOW);
    expect(mail.mails).toEqual([]);
    expect(gateway.messages).toHaveLength(1);
    const [message] = gateway.messages;
    expect(message).toMatchObject({ to: "+12125550134", from: "+12125550100" });
    expect(message?.body).toMatch(/^Sample Clinic: How are you today\? .*\/check-in\/3 .*\/stop$/);
    const unsafe = await patient({ wants: "sms", safe: "no" });
    await sendCheckIn(unsafe.checkInId, NOW);
    expect(gateway.messages).toHaveLength(1);
  });

  it("is not sent without a chosen channel or an address, after an answer, or without a patient", async () => {
    const { sendCheckIn, answerCheckIn } = await load();
    for (const given of [
      { wants: "no" },
      { wants: "email", email: "" },
      { wants: "sms", phone: "" },
    ])
      await sendCheckIn((await patient(given)).checkInId, NOW);
    const { id, checkInId } = await patient();
    await answerCheckIn(id, { day: 3, answer: "better", now: NOW });
    await answerCheckIn(id, { day: 3, answer: "same", now: NOW });
    await sendCheckIn(checkInId, NOW);
    await sendCheckIn(randomUUID(), NOW);
    expect(mail.mails.length + gateway.messages.length).toBe(0);
    expect(await checkIn(id)).toEqual({ sentAt: null, answer: "better" });
    expect(await trailForTest(id)).toEqual(["check_in.answered"]);
  });

  it("waits while the mail server refuses it, and goes out once when the server accepts it", async () => {
    const { sendCheckIn } = await load();
    const { id, checkInId, email } = await patient();
    mail.refuseWith = 451;
    await sendCheckIn(checkInId, NOW);
    expect((await stored(id))[0]?.sentAt).toBeNull();
    mail.refuseWith = null;
    await sendCheckIn(checkInId, NOW);
    expect(mail.to(email)).toHaveLength(1);
  });

  it("stays on the list in a demonstration, and when no channel is set up", async () => {
    for (const more of [{ DEMO: "true" } as Record<string, string>, NOTHING]) {
      const { sendCheckIn } = await load(more);
      const { id, checkInId } = await patient();
      await sendCheckIn(checkInId, NOW);
      expect(await stored(id)).toMatchObject([{ sentAt: null }]);
    }
    expect(mail.mails).toEqual([]);
  });
});

describe("stopping the messages", () => {
  it("happens once, holds back waiting messages and writes no later ones", async () => {
    const { sendCheckIn, sendPrivateLink, stopMessages, findProgress } = await load();
    const { id, checkInId, email } = await patient();
    mail.refuseWith = 451;
    await sendPrivateLink(id, NOW);
    mail.refuseWith = null;
    expect(await findProgress({ id, answeredAt: NOW })).toMatchObject({ getsMessages: true });
    await stopMessages(id);
    await stopMessages(id);
    expect(await findProgress({ id, answeredAt: NOW })).toMatchObject({ getsMessages: false });
    await sendPrivateLink(id, NOW);
    await sendCheckIn(checkInId, NOW);
    expect(mail.to(email)).toEqual([]);
    expect(await stored(id)).toEqual([]);
    expect(await trailForTest(id)).toEqual(["message.written", "messages.stopped"]);
  });
});

describe("the private link", () => {
  it("is made at most 20 times a day for one intake", async () => {
    const intake = randomUUID();
    const { takeLink } = await load();
    const taken = await Promise.all(Array.from({ length: 25 }, () => takeLink(intake)));
    expect(taken.filter(Boolean)).toHaveLength(20);
    expect(await takeLink(randomUUID())).toBe(true);
  });

  it("is sent once and opens the patient's own page until it ends", async () => {
    const { sendPrivateLink } = await load();
    const { id, email } = await patient();
    await sendPrivateLink(id, NOW);
    await sendPrivateLink(id, NOW);
    const [letter, ...more] = mail.to(email);
    expect(more).toEqual([]);
    expect(letter?.text).toMatch(/https:\/\/backline\.example\/en\/status\/[\w-]{43}\n/);
    const [link] = await sql<{ expiresAt: Date }>(
      "test_link",
      `SELECT "expiresAt" FROM "PatientLink" WHERE "intakeId" = $id`,
      { id },
    );
    expect(link?.expiresAt).toEqual(new Date(NOW.getTime() + 90 * 86_400_000));
  });
});
