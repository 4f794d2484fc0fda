import { sql } from "@/lib/db/client";
import { symptomsOf } from "@/lib/facts/symptoms-of";
import type { Level } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import { recordActs } from "./demo-acts";
import { demoAnswers, fileDemoPatient, SIDE_BY_SIDE } from "./demo-intakes";
import { DEMO_WEEKS } from "./demo-openings";
import { DEMO_PATIENTS, type DemoPatient } from "./demo-patients";
import { chance, storyOf, type Told } from "./demo-story";

/** So many invented patients wrote in the past weeks. */
const PAST = 240;
const MINUTES_A_DAY = 24 * 60;

const GIVEN =
  "Alba Boris Celia Dario Edith Felix Gloria Hugo Irma Jude Karla Leon Maya Nils Olga Pavel".split(
    " ",
  );
const FAMILY =
  "Acker Baum Conti Drake Evans Frost Garza Holm Ibarra Joyce Klein Lopez Marsh Nagy Ojeda Pratt Quist Reyes Stone Tran".split(
    " ",
  );

/** How often a level comes, as the share of all up to and including it. */
const MIX: readonly [Level, number][] = [
  ["EMERGENCY", 0.1],
  ["URGENT", 0.29],
  ["SOON", 0.57],
  ["ROUTINE", 0.79],
  ["SELF_CARE", 1],
];
/** The patient whose rule fires too easily. */
const WEAK = "Demir";

/** What happened beside the usual, by the place among the patients of a level. */
const TOLD: Partial<Record<Level, Record<number, Omit<Told, "level">>>> = {
  EMERGENCY: { 7: { late: true }, 15: { late: true } },
  URGENT: {
    4: { found: { level: "EMERGENCY", diagnosis: "cauda_equina" } },
    21: { late: true },
    30: { found: { level: "EMERGENCY", diagnosis: "infection" } },
  },
};

const levelOf = (patient: DemoPatient, now: Date) =>
  triage(symptomsOf(demoAnswers(patient, now))).level;

type Past = { patient: DemoPatient; told: Told };

/** The invented patients of the past weeks, the same at each run, more by day than by night. */
function pastPatients(now: Date): Past[] {
  const random = chance(20_261_201);
  const seen = new Map<Level, number>();
  const levels = new Map(DEMO_PATIENTS.map((patient) => [patient, levelOf(patient, now)]));
  return Array.from({ length: PAST }, (_, at) => {
    const [dice, pick, hour] = [random(), random(), random() + random() - 1];
    const [wanted] = MIX.find(([, most]) => dice < most) ?? ["SELF_CARE" as const];
    const alike = DEMO_PATIENTS.filter((patient) => levels.get(patient) === wanted);
    const weak = wanted === "SOON" && random() < 0.2;
    const any = alike[Math.floor(pick * alike.length)] as DemoPatient;
    const like = (weak && DEMO_PATIENTS.find(({ family }) => family === WEAK)) || any;
    const daysAgo = 1 + Math.floor((at / PAST) * (DEMO_WEEKS * 7 - 2));
    const given = GIVEN[at % GIVEN.length] ?? "";
    const spanish = at % 11 === 3;
    const patient: DemoPatient = {
      ...like,
      ...{ given, family: `${FAMILY[at % FAMILY.length]}-${given.slice(0, 1)}` },
      age: Math.min(79, Math.max(20, like.age + (at % 9) - 4)),
      minutesAgo: daysAgo * MINUTES_A_DAY + Math.floor(hour * 480),
      staff: undefined,
      locale: spanish ? "es" : "en",
      answers: {
        ...like.answers,
        phone: `(212) 555-01${String((at * 37) % 100).padStart(2, "0")}`,
        preferred_language: spanish ? "Spanish" : "",
        interpreter: spanish ? "yes" : "no",
      },
    };
    const level = levelOf(patient, now);
    const place = seen.get(level) ?? 0;
    seen.set(level, place + 1);
    return { patient, told: { level, weak: like.family === WEAK, ...TOLD[level]?.[place] } };
  });
}

/**
 * Files the patients of the past weeks, and what several clinicians did about them: first looks, calls,
 * reviews, closings, so that the safety page has something to say. All of them are closed. Skips those
 * that already exist.
 */
export async function seedDemoHistory(now: Date, clinicians: readonly string[]): Promise<void> {
  const random = chance(7);
  const begin = new Date(now.getTime() - DEMO_WEEKS * 7 * MINUTES_A_DAY * 60_000);
  const [stored] = await sql<{ past: number }>(
    "demo_past",
    `SELECT count(*)::int AS "past" FROM "Intake" WHERE "receivedAt" >= $begin::timestamptz`,
    { begin },
  );
  const known = Math.max(0, (stored?.past ?? 0) - DEMO_PATIENTS.length);
  const past = pastPatients(now).slice(known);
  for (let from = 0; from < past.length; from += SIDE_BY_SIDE) {
    const some = past.slice(from, from + SIDE_BY_SIDE);
    const intakes = await Promise.all(some.map(({ patient }) => fileDemoPatient(patient, now)));
    await recordActs(
      some.map(({ patient: { minutesAgo }, told }, at) => ({
        intake: intakes[at] ?? "",
        ...storyOf({ told, clinicians, at: from + at, minutesAgo, now }, random),
      })),
    );
  }
}
