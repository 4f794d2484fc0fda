import { createTranslator } from "next-intl";
import { contactOf } from "@/lib/contact/contact";
import { sql } from "@/lib/db/client";
import { assess } from "@/lib/facts/assess";
import { addContact, fileAnswers } from "@/lib/intake/commands";
import { consentOf } from "@/lib/intake/consent";
import type { Answers } from "@/lib/questions/answers";
import { canMail, canText } from "@/lib/questions/ways-to-write";
import { claimIntake, closeIntake } from "@/lib/queue/commands";
import type { Level } from "@/lib/triage/symptoms";
import messages from "@/messages/en.json" with { type: "json" };
import { staffForTest } from "@/test/staff";
import { demoLocationOf } from "./demo-locations";
import { BASE_ANSWERS, DEMO_PATIENTS, type DemoPatient } from "./demo-patients";

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

/** What this patient posted, as the intake stores it; a stopped intake ends at its red flag. */
export function demoAnswers(patient: DemoPatient, now: Date): Answers {
  const woman = patient.sex === "female" && patient.age <= 55;
  const place = DEMO_PATIENTS.findIndex(({ family }) => family === patient.family);
  const whole: Answers = {
    ...BASE_ANSWERS,
    age_years: String(patient.age),
    sex_at_birth: patient.sex,
    ...(woman && { pregnancy: "no", recent_birth: "no" }),
    ...(patient.age >= 60 && { worse_with_movement: "yes" }),
    given_name: patient.given,
    family_name: `${patient.family} (demo)`,
    birth_date: `${now.getUTCFullYear() - patient.age - 1}-12-31`,
    phone: `(212) 555-01${String(place % 100).padStart(2, "0")}`,
    may_leave_message: place % 4 === 0 ? "no" : "yes",
    email: "",
    contact_way: "",
    other_phone: "",
    best_time: "",
    preferred_language: place % 9 === 4 ? "Spanish" : "",
    interpreter: place % 9 === 4 ? "yes" : "no",
    consent: "yes",
    signed_name: `${patient.given} ${patient.family} (demo)`,
    ...patient.answers,
  };
  if (canMail(whole) || canText(whole)) whole.messages ??= "";
  return patient.stoppedAt ? upTo(patient.stoppedAt, whole) : whole;
}

function upTo(step: string, whole: Answers): Answers {
  const asked = ["respondent", "age_years", "sex_at_birth", "emergency_nerves"];
  if (step !== "emergency_nerves") asked.push("emergency_body");
  return Object.fromEntries(asked.map((name) => [name, whole[name]]));
}

function contactAfterStop(patient: DemoPatient, now: Date) {
  const whole = demoAnswers({ ...patient, stoppedAt: undefined }, now);
  return contactOf(Object.fromEntries(CONTACT_FIELDS.map((name) => [name, whole[name]])));
}

async function file(patient: DemoPatient, now: Date): Promise<string> {
  const receivedAt = new Date(now.getTime() - patient.minutesAgo * 60_000);
  const answers = demoAnswers(patient, receivedAt);
  const t = createTranslator({ locale: "en", messages }) as (key: string) => string;
  const filed = { locale: "en", now: receivedAt };
  const { id: intakeId } = await fileAnswers(
    patient.stoppedAt
      ? { ...filed, filedAs: "emergency_stop", assessed: assess(answers, { finished: false }) }
      : {
          ...filed,
          filedAs: "sent",
          assessed: assess(answers, { finished: true }),
          consent: consentOf(t),
        },
    demoLocationOf(patient),
  );
  const contact = patient.leftPhone ? contactAfterStop(patient, receivedAt) : null;
  if (contact) await addContact(intakeId, contact);
  // Nobody is told of an invented patient.
  for (const job of ["intake_received", "alarm_raised"])
    await sql("demo_quiet", "SELECT graphile_worker.remove_job($key)", {
      key: `${job}:${intakeId}`,
    });
  return intakeId;
}

async function advance(intakeId: string, patient: DemoPatient, clinicianId: string): Promise<void> {
  if (!patient.staff) return;
  const clinician = staffForTest({ id: clinicianId });
  await claimIntake(clinician, { intakeId, version: 0 });
  if (patient.staff !== "closed") return;
  const [entry] = await sql<{ version: number; level: Level }>(
    "demo_entry",
    `SELECT "version", "level" FROM "QueueEntry" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );
  if (!entry) return;
  const emergency = entry.level === "EMERGENCY";
  await closeIntake(clinician, {
    intakeId,
    version: entry.version,
    seenLevel: entry.level,
    outcome: emergency ? "sent_to_emergency_department" : "advice_given",
    note: emergency ? "Invented: spoke to the patient, ambulance on its way." : "",
  });
}

/** Files the demo patients with the real triage and commands; those that are there are left alone. */
export async function seedDemoIntakes(now: Date, clinicianIds: string[]): Promise<void> {
  const rows = await sql<{ stored: number }>(
    "demo_count",
    `SELECT count(*)::int AS "stored" FROM "Intake"`,
  );
  const stored = rows[0]?.stored ?? 0;
  for (const [index, patient] of DEMO_PATIENTS.entries()) {
    if (index < stored) continue;
    const intakeId = await file(patient, now);
    await advance(intakeId, patient, clinicianIds[index % clinicianIds.length] ?? "");
  }
}
