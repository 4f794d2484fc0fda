import { trail } from "@/lib/audit/trail";
import { sql } from "@/lib/db/client";
import { PERSON_OF } from "@/test/people";
import { recordActs } from "./demo-acts";
import { fileDemoPatient, SIDE_BY_SIDE } from "./demo-intakes";
import { DEMO_WEEKS } from "./demo-openings";
import type { DemoPatient } from "./demo-patients";
import { chance, storyOf } from "./demo-story";

const GIVEN = ["Ada", "Bela", "Carl", "Dora", "Emil", "Fay", "Gus", "Hana"] as const;
const FAMILY = ["Abbot", "Birch", "Castro", "Duarte", "Engel", "Flores", "Gray", "Hill"] as const;
const LEVELS = ["ROUTINE", "SOON", "ROUTINE", "SELF_CARE"] as const;
const MINUTES_A_DAY = 24 * 60;

/** Invented people who have come for some weeks: one for each pair of names. */
const REGULARS: readonly DemoPatient[] = GIVEN.flatMap((given, row) =>
  FAMILY.map((family, at) => ({
    ...{ given, family: `${family}-${given.slice(0, 2)}`, age: 24 + ((row * 8 + at) % 50) },
    sex: row % 2 === 0 ? ("female" as const) : ("male" as const),
    minutesAgo: (DEMO_WEEKS * 7 + 1 + at) * MINUTES_A_DAY,
    answers: {
      ...PERSON_OF[LEVELS[at % LEVELS.length] ?? "ROUTINE"],
      phone: `(212) 555-01${String(row * 8 + at).padStart(2, "0")}`,
    },
  })),
);

const CLOSE = `WITH gone AS (DELETE FROM "QueueEntry" WHERE "intakeId" = $intake::uuid RETURNING "intakeId", "receivedAt"),
  closed AS (INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome", "followUp", "createdAt")
    SELECT gen_random_uuid(), "intakeId", $staff::uuid, 'appointment_booked', true, "receivedAt" + interval '40 minutes'
    FROM gone RETURNING "id", "intakeId", "createdAt"),
  claimed AS (${trail({
    ...{ action: "queue.claimed", staff: "$staff", intake: '"intakeId"' },
    ...{ from: "closed", at: `"createdAt" - interval '20 minutes'` },
  })})
  ${trail({
    ...{ action: "intake.closed", staff: "$staff", intake: '"intakeId"' },
    ...{ from: "closed", at: '"createdAt"' },
    detail: { outcome: "'appointment_booked'", closureId: '"id"' },
  })}`;

/**
 * Files people who wrote weeks ago and were closed with a follow-up. Gives the ids of their intakes.
 * Skips those that already exist.
 */
export async function seedDemoRegulars(
  now: Date,
  clinicians: readonly string[],
): Promise<string[]> {
  const [staff = ""] = clinicians;
  const known = await sql<{ id: string }>(
    "demo_regulars",
    `SELECT "id" FROM "Intake" WHERE "receivedAt" < $before::timestamptz ORDER BY "receivedAt", "reference"`,
    { before: new Date(now.getTime() - DEMO_WEEKS * 7 * MINUTES_A_DAY * 60_000) },
  );
  const ids = known.map(({ id }) => id);
  const random = chance(43);
  const fileOne = async (patient: DemoPatient) => {
    const intake = await fileDemoPatient(patient, now);
    await sql("demo_close_regular", CLOSE, { intake, staff });
    return intake;
  };
  for (let from = ids.length; from < REGULARS.length; from += SIDE_BY_SIDE) {
    const some = REGULARS.slice(from, from + SIDE_BY_SIDE);
    const filed = await Promise.all(some.map(fileOne));
    ids.push(...filed);
    await recordActs(
      filed.map((intake, place) => {
        const at = from + place;
        const { minutesAgo } = some[place] as DemoPatient;
        const told = { level: LEVELS[at % LEVELS.length] ?? "ROUTINE" } as const;
        const story = storyOf({ told, clinicians, at, minutesAgo, now }, random);
        const openedAt = new Date(now.getTime() - (minutesAgo - 4 - ((at * 7) % 26)) * 60_000);
        return { intake, ...story, openedAt, closing: undefined };
      }),
    );
  }
  return ids;
}
