import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { contactPlace } from "@/lib/contact/open-contact";
import { seal } from "@/lib/crypto/seal";
import { closeDatabase, sql } from "@/lib/db/client";
import { sealFiledAnswers } from "@/lib/intake/sealed";
import { clearJobsForTest, deliverForTest } from "./jobs";
import { MailServerForTest } from "./mail-server";
import { SmsGatewayForTest } from "./sms-gateway";

export const mail = new MailServerForTest();
export const gateway = new SmsGatewayForTest();
/** Links that are sent now end in some months. */
export const NOW = new Date();
let settings: Record<string, string> = {};

/** The room with these settings. They are read once per process, so each case reloads the modules. */
export async function load(more: Record<string, string> = {}) {
  vi.resetModules();
  const all: Record<string, string> = { ...settings, ...more };
  for (const name of ["SMTP_URL", "SMS_URL", "SMS_FROM", "DEMO"]) vi.stubEnv(name, all[name] ?? "");
  vi.stubEnv("APP_URL", "https://backline.example/");
  vi.stubEnv("CLINIC_NAME", "Sample Clinic");
  vi.stubEnv("CLINIC_PHONE", "(555) 010-0142");
  const { sendCheckIn, sendPrivateLink } = await import("@/lib/aftercare/patient-messages");
  const delivering = (write: typeof sendCheckIn) => async (id: string, now: Date) => {
    await write(id, now);
    await deliverForTest();
  };
  const messages = {
    sendCheckIn: delivering(sendCheckIn),
    sendPrivateLink: delivering(sendPrivateLink),
  };
  return {
    ...messages,
    ...(await import("@/lib/aftercare/commands")),
    ...(await import("@/lib/aftercare/queries")),
  };
}

type Patient = { locale?: string; wants?: string; phone?: string; email?: string; safe?: string };

/** An intake of a patient who agreed to messages, with a check-in on day 3. */
export async function patient(given: Patient = {}) {
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

/** The messages to the patient of an intake. */
export const stored = (id: string) =>
  sql<{ all: string; body: string | null; sentAt: Date | null; channel: string }>(
    "test_patient_messages",
    `SELECT m::text AS "all", "body", "sentAt", "channel" FROM "OutboundMessage" m WHERE "intakeId" = $id`,
    { id },
  );

/** For the tests of a whole file: its mail server and gateway. */
export function deliverMessagesForTest(): void {
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
}
