import { cancelAppointment } from "@/lib/appointment/commands";
import { staffOfSession } from "@/lib/auth/proof";
import { beginSession, endSession } from "@/lib/auth/session";
import { sql } from "@/lib/db/client";
import { startWorseCheck } from "@/lib/intake/worse/commands";
import { recordCall } from "@/lib/record/commands";
import { recordReview } from "@/lib/review/commands";
import { handOver } from "@/lib/team/commands";
import { HOUR_MS } from "@/lib/time";
import { beginForTest } from "@/test/drafts";
import { fileIntake } from "@/test/intakes";
import { answersOf, PERSON_OF } from "@/test/people";
import { recordActs } from "./demo-acts";
import { seedDemoBlind } from "./demo-blind";
import { demoAnswers, entryOf } from "./demo-intakes";
import { DEMO_PATIENTS } from "./demo-patients";
import { seedDemoQuestions } from "./demo-questions";
import { chance, storyOf } from "./demo-story";

/** From here comes the burst (an address of documentation, RFC 5737). */
const ONE_LINE = "203.0.113.7";
/** So many alike within ten minutes are a burst. */
const BURST = 6;

/** Demo patients whose state a command of staff or of the patient makes, by their family names. */
type Filed = ReadonlyMap<string, string>;
type People = { desk: string; clinicians: readonly string[] };

/** Feels worse since an hour ago, and answers nothing more. */
async function feelsWorse(family: string, filed: Filed, now: Date): Promise<void> {
  const patient = DEMO_PATIENTS.find((each) => each.family === family);
  const id = filed.get(family);
  if (!patient || !id) return;
  const receivedAt = new Date(now.getTime() - patient.minutesAgo * 60_000);
  const answers = demoAnswers(patient, receivedAt);
  await startWorseCheck(
    { id, answers, locale: "en" },
    { now: new Date(now.getTime() - 40 * 60_000) },
  );
}

/** Nobody answered the phone; staff try again in an hour. */
async function isCalledAgain(family: string, filed: Filed, token: string): Promise<void> {
  const intakeId = filed.get(family);
  if (!intakeId) return;
  const staff = await staffOfSession(token, "call:record");
  await recordCall(staff, { intakeId, outcome: "no_answer", note: "", tryAgain: 60 });
}

/** Its holder hands it to the front desk. */
async function isHandedOver(family: string, filed: Filed, token: string): Promise<void> {
  const intakeId = filed.get(family);
  const entry = intakeId && (await entryOf(intakeId));
  if (!entry) return;
  const staff = await staffOfSession(token, "intake:claim");
  const words = "Invented: please find a time this week.";
  await handOver(staff, { intakeId, version: entry.version, to: "front_desk", words });
}

/** A clinician wants to lower the emergency; a second one has to agree. */
async function waitsForSecond(family: string, filed: Filed, token: string): Promise<void> {
  const intakeId = filed.get(family);
  const entry = intakeId && (await entryOf(intakeId));
  if (!entry) return;
  const staff = await staffOfSession(token, "review:record");
  const reason = "Invented: both legs are strong on examination.";
  const { version } = entry;
  await recordReview(staff, { intakeId, version, seenLevel: "EMERGENCY", level: "URGENT", reason });
}

/** The visit of an open intake is canceled: its patient has to be called. */
async function losesVisit(token: string): Promise<void> {
  const [visit] = await sql<{ id: string; version: number }>(
    "demo_visit_to_lose",
    `SELECT a."id", q."version" FROM "UpcomingAppointment" a JOIN "QueueEntry" q ON q."intakeId" = a."intakeId"
     ORDER BY a."startsAt" DESC, a."id" LIMIT 1`,
  );
  if (!visit) return;
  const staff = await staffOfSession(token, "appointment:book");
  const { id: appointmentId, version } = visit;
  await cancelAppointment(staff, { appointmentId, version, reason: "clinician_away" });
}

/** One of a child that waits; and one that was left with a red flag two days ago and dealt with. */
async function addUnfinished(now: Date, clinicians: readonly string[]): Promise<void> {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const child = answersOf({ age_years: "14" }, "child");
  await fileIntake(child, "under_16", { now: ago(130) });
  const left = answersOf({ ...PERSON_OF.EMERGENCY, age_years: "47" }, "emergency_nerves");
  const minutesAgo = 2 * 24 * 60;
  const { id: intake } = await fileIntake(left, "abandoned", { now: ago(minutesAgo) });
  const told = { level: "EMERGENCY" } as const;
  const story = storyOf({ told, clinicians, at: 1, minutesAgo, now }, chance(3));
  await recordActs([{ intake, ...story }]);
}

/** Drafts that nobody went on with, by the page where they stopped. */
async function addDrafts(now: Date): Promise<void> {
  for (const page of [
    "emergency_nerves",
    "pain_where",
    "pain_now",
    "pain_now",
    "general",
  ] as const) {
    const { id } = await beginForTest(answersOf({}, page));
    await sql("demo_left", `UPDATE "Draft" SET "updatedAt" = $at WHERE "id" = $id`, {
      ...{ id, at: new Date(now.getTime() - 3 * HOUR_MS) },
    });
  }
}

/** Many emergencies alike from one line, within minutes: one row of the queue. */
async function addBurst(now: Date): Promise<void> {
  const answers = answersOf({ emergency_body: ["major_injury"] }, "emergency_body");
  for (let at = BURST; at > 0; at -= 1) {
    const sentAt = new Date(now.getTime() - at * 30_000);
    await fileIntake(answers, "emergency_stop", { now: sentAt, caller: ONE_LINE });
  }
}

/**
 * Brings demo patients into the states that a queue can have beside waiting, claimed and closed. `filed`
 * has the intakes of the demo patients by their family names.
 */
export async function seedDemoStates(now: Date, filed: Filed, people: People): Promise<void> {
  const ids = [people.desk, ...people.clinicians];
  const [desk = "", first = "", second = ""] = await Promise.all(ids.map((id) => beginSession(id)));
  const holderOf = (family: string) =>
    DEMO_PATIENTS.findIndex((each) => each.family === family) % 2 === 0 ? first : second;
  await feelsWorse("Menon", filed, now);
  await isCalledAgain("Baptiste", filed, desk);
  await isHandedOver("Brady", filed, holderOf("Brady"));
  await waitsForSecond("Brandt", filed, holderOf("Brandt"));
  await losesVisit(desk);
  await seedDemoQuestions(now, filed, people.clinicians[0] ?? "");
  await seedDemoBlind();
  await addUnfinished(now, people.clinicians);
  await addDrafts(now);
  await addBurst(now);
  await Promise.all([desk, first, second].map(endSession));
}
