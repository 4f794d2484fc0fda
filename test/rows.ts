import { randomUUID } from "node:crypto";
import { ROLES, type Role } from "@/lib/auth/permissions";
import { sql } from "@/lib/db/client";
import { sealFiledAnswers } from "@/lib/intake/sealed";
import type { Level, Symptoms } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import { rankOf } from "../lib/triage/level";
import { staffForTest } from "./staff";

/** For tests: adds a person and gives proof of every permission that their role is tried with. */
export async function addStaffForTest(role: Role = ROLES[1]) {
  const id = randomUUID();
  const name = `Test ${role} ${id.slice(0, 4)}`;
  await sql(
    "test_staff",
    `INSERT INTO "StaffMember" ("id", "email", "name", "role", "passwordHash") VALUES ($id, $email, $name, $role, 'none')`,
    { id, email: `${id}@test.example`, name, role },
  );
  return staffForTest({ id, name, role });
}

/** For tests: people of test files that ran before are told nothing more; there are hundreds. */
export const retireStaffForTest = () =>
  sql("test_retire", `UPDATE "StaffMember" SET "disabledAt" = now() WHERE "disabledAt" IS NULL`);

/** For tests: an open intake at this level, received `minutesAgo`. Gives its id. */
export async function addIntakeForTest(
  level: Level,
  minutesAgo = 1,
  symptoms: Symptoms = { age_years: 40, saddle_numbness: "new" },
): Promise<string> {
  const id = randomUUID();
  const fired = triage(symptoms);
  await sql(
    "test_intake",
    `WITH filed AS (
       INSERT INTO "Intake" ("id", "reference", "tokenHash", "receivedAt", "locale", "filedAs", "level",
         "ruleVersion", "firedRules", "reviewFlags", "answersSealed")
       VALUES ($id, $reference, $reference, now() - make_interval(mins => $minutesAgo), 'en', 'sent', $level, $version, $firedRules, $flags, $answersSealed)
       RETURNING "id", "receivedAt")
     INSERT INTO "QueueEntry" ("intakeId", "level", "levelRank", "receivedAt", "dueAt")
     SELECT "id", $level, $rank, "receivedAt", "receivedAt" + interval '15 minutes' FROM filed`,
    {
      id,
      reference: `T${id}`,
      minutesAgo,
      level,
      rank: rankOf(level),
      version: fired.version,
      firedRules: fired.rules.map((rule) => rule.id),
      flags: fired.flags,
      answersSealed: sealFiledAnswers(id, { answers: {}, symptoms }),
    },
  );
  return id;
}

/** For tests: how an intake stands in the queue; undefined when it is closed. */
export async function entryForTest(intakeId: string) {
  const rows = await sql<{
    level: Level;
    version: number;
    dueAt: Date;
    claimedById: string | null;
  }>(
    "test_entry",
    `SELECT "level", "version", "dueAt", "claimedById" FROM "QueueEntry" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );
  return rows[0];
}

/** For tests: the actions in the trail of an intake, oldest first. */
export async function trailForTest(intakeId: string): Promise<string[]> {
  const rows = await sql<{ action: string }>(
    "test_trail",
    `SELECT "action" FROM "AuditEvent" WHERE "intakeId" = $intakeId ORDER BY "id"`,
    { intakeId },
  );
  return rows.map((row) => row.action);
}
