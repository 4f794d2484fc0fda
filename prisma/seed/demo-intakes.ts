import { staffOfSession } from "@/lib/auth/proof";
import { beginSession, endSession } from "@/lib/auth/session";
import { contactOf } from "@/lib/contact/contact";
import { sql } from "@/lib/db/client";
import { addContact } from "@/lib/intake/commands";
import type { Answers } from "@/lib/questions/answers";
import { claimIntake } from "@/lib/queue/commands";
import type { Level } from "@/lib/triage/symptoms";
import { fileIntake } from "@/test/intakes";
import { answersOf } from "@/test/people";
import { recordActs } from "./demo-acts";
import { demoLocationOf } from "./demo-locations";
import { DEMO_PATIENTS, type DemoPatient } from "./demo-patients";
import { chance, storyOf } from "./demo-story";

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

/** So many are filed at once, fewer than the database has connections for us. */
export const SIDE_BY_SIDE = 8;

/** Files an invented patient as received `minutesAgo`. Gives the id of the intake. */
export async function fileDemoPatient(patient: DemoPatient, now: Date): Promise<string> {
  const receivedAt = new Date(now.getTime() - patient.minutesAgo * 60_000);
  const { id } = await fileIntake(
    demoAnswers(patient, receivedAt),
    patient.stoppedAt ? "emergency_stop" : "sent",
    { now: receivedAt, at: demoLocationOf(patient), locale: patient.locale },
  );
  const contact = patient.leftPhone ? contactAfterStop(patient, receivedAt) : null;
  if (contact) await addContact(id, contact);
  return id;
}

/** Nobody is notified of invented patients, neither when they come nor when something happens to them. */
export async function tellNobody(): Promise<void> {
  await sql(
    "demo_quiet",
    `SELECT graphile_worker.remove_job(job || ':' || i."id")
     FROM "Intake" i, unnest(ARRAY['intake_received', 'alarm_raised']) job WHERE i."demo"`,
  );
}

/** The queue entry of an intake, if it is open. */
export async function entryOf(intakeId: string) {
  const [entry] = await sql<{ version: number }>(
    "demo_entry",
    `SELECT "version" FROM "QueueEntry" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );
  return entry;
}

/** A clinician has claimed it. `token` opens their session. */
async function claim(intakeId: string, token: string): Promise<void> {
  const entry = await entryOf(intakeId);
  if (!entry) return;
  const staff = await staffOfSession(token, "intake:claim");
  await claimIntake(staff, { intakeId, version: entry.version });
}

/** What staff did about a patient whom they have claimed or closed. */
async function actOf(intake: string, patient: DemoPatient, clinicians: string[], now: Date) {
  const [found] = await sql<{ level: Level }>(
    "demo_level",
    `SELECT "level" FROM "Intake" WHERE "id" = $intake::uuid`,
    { intake },
  );
  const at = DEMO_PATIENTS.indexOf(patient);
  const told = { level: found?.level ?? "SELF_CARE" };
  const { minutesAgo } = patient;
  const story = storyOf({ told, clinicians, at, minutesAgo, now }, chance(at));
  if (patient.staff === "closed") return { intake, ...story };
  const { staff, second, openedAt } = story;
  return { intake, staff, second, openedAt };
}

/**
 * Files the demo patients with the real triage and commands. Skips those that already exist. Gives the
 * intakes that it filed, by family name.
 */
export async function seedDemoIntakes(
  now: Date,
  clinicianIds: string[],
): Promise<ReadonlyMap<string, string>> {
  const filed = new Map<string, string>();
  const rows = await sql<{ stored: number }>(
    "demo_count",
    `SELECT count(*)::int AS "stored" FROM "Intake"`,
  );
  const stored = rows[0]?.stored ?? 0;
  const sessions = await Promise.all(clinicianIds.map((id) => beginSession(id)));
  for (const [index, patient] of DEMO_PATIENTS.entries()) {
    if (index < stored) continue;
    const intakeId = await fileDemoPatient(patient, now);
    filed.set(patient.family, intakeId);
    if (!patient.staff) continue;
    if (patient.staff === "claimed") await claim(intakeId, sessions[index % sessions.length] ?? "");
    await recordActs([await actOf(intakeId, patient, clinicianIds, now)]);
  }
  await Promise.all(sessions.map(endSession));
  return filed;
}
