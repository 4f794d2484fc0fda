import { staffOfSession } from "@/lib/auth/proof";
import { beginSession, endSession } from "@/lib/auth/session";
import { contactOf } from "@/lib/contact/contact";
import { sql } from "@/lib/db/client";
import { addContact } from "@/lib/intake/commands";
import type { Answers } from "@/lib/questions/answers";
import { claimIntake, closeIntake } from "@/lib/queue/commands";
import { recordCall } from "@/lib/record/commands";
import type { Level } from "@/lib/triage/symptoms";
import { fileIntake } from "@/test/intakes";
import { answersOf } from "@/test/people";
import { demoLocationOf } from "./demo-locations";
import { DEMO_PATIENTS, type DemoPatient } from "./demo-patients";

const CONTACT_FIELDS = [
  "given_name",
  "family_name",
  "birth_date",
  "phone",
  "may_leave_message",
  "interpreter",
  "preferred_language",
  "email",
  "respondent",
  "relation",
  "contact_way",
] as const;

/**
 * This patient's posted answers, as the intake stores them. A stopped intake ends at its red flag.
 */
export function demoAnswers(patient: DemoPatient, now: Date): Answers {
  const place = DEMO_PATIENTS.findIndex(({ family }) => family === patient.family);
  const whole: Answers = {
    age_years: String(patient.age),
    sex_at_birth: patient.sex,
    given_name: patient.given,
    family_name: `${patient.family} (demo)`,
    birth_date: `${now.getUTCFullYear() - patient.age - 1}-12-31`,
    phone: `(212) 555-01${String(place % 100).padStart(2, "0")}`,
    may_leave_message: place % 4 === 0 ? "no" : "yes",
    preferred_language: place % 9 === 4 ? "Spanish" : "",
    interpreter: place % 9 === 4 ? "yes" : "no",
    signed_name: `${patient.given} ${patient.family} (demo)`,
    ...patient.answers,
  };
  return answersOf(whole, patient.stoppedAt);
}

function contactAfterStop(patient: DemoPatient, now: Date) {
  const whole = demoAnswers({ ...patient, stoppedAt: undefined }, now);
  return contactOf(Object.fromEntries(CONTACT_FIELDS.map((name) => [name, whole[name]])));
}

/** Files an invented patient as received `minutesAgo`, and tells nobody. Gives the id of the intake. */
export async function fileDemoPatient(patient: DemoPatient, now: Date): Promise<string> {
  const receivedAt = new Date(now.getTime() - patient.minutesAgo * 60_000);
  const { id } = await fileIntake(
    demoAnswers(patient, receivedAt),
    patient.stoppedAt ? "emergency_stop" : "sent",
    { now: receivedAt, at: demoLocationOf(patient) },
  );
  const contact = patient.leftPhone ? contactAfterStop(patient, receivedAt) : null;
  if (contact) await addContact(id, contact);
  // Nobody is notified of an invented patient.
  for (const job of ["intake_received", "alarm_raised"])
    await sql("demo_quiet", "SELECT graphile_worker.remove_job($key)", {
      key: `${job}:${id}`,
    });
  return id;
}

async function entryOf(intakeId: string) {
  const [entry] = await sql<{ version: number; level: Level }>(
    "demo_entry",
    `SELECT "version", "level" FROM "QueueEntry" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );
  return entry;
}

/** What a clinician did about it. `token` opens their session. */
async function advance(intakeId: string, patient: DemoPatient, token: string): Promise<void> {
  if (!patient.staff) return;
  const claimed = await entryOf(intakeId);
  if (!claimed) return;
  await claimIntake(await staffOfSession(token, "intake:claim"), {
    intakeId,
    version: claimed.version,
  });
  if (patient.staff !== "closed") return;
  const emergency = claimed.level === "EMERGENCY";
  if (emergency)
    await recordCall(await staffOfSession(token, "call:record"), {
      ...{ intakeId, outcome: "spoke", note: "", tryAgain: null },
    });
  const entry = await entryOf(intakeId);
  if (!entry) return;
  await closeIntake(await staffOfSession(token, "intake:close"), {
    intakeId,
    version: entry.version,
    seenLevel: entry.level,
    outcome: emergency ? "sent_to_emergency_department" : "advice_given",
    note: emergency
      ? "Invented: spoke to the patient, ambulance on its way."
      : "Invented: spoke to the patient, gave advice.",
  });
}

/** Files the demo patients with the real triage and commands. Skips those that already exist. */
export async function seedDemoIntakes(now: Date, clinicianIds: string[]): Promise<void> {
  const rows = await sql<{ stored: number }>(
    "demo_count",
    `SELECT count(*)::int AS "stored" FROM "Intake"`,
  );
  const stored = rows[0]?.stored ?? 0;
  const sessions = await Promise.all(clinicianIds.map(beginSession));
  for (const [index, patient] of DEMO_PATIENTS.entries()) {
    if (index < stored) continue;
    const intakeId = await fileDemoPatient(patient, now);
    await advance(intakeId, patient, sessions[index % sessions.length] ?? "");
  }
  await Promise.all(sessions.map(endSession));
}
