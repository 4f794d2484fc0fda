import { z } from "zod";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { freshSettings } from "@/lib/clinic/settings/current-settings";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import type { Level } from "@/lib/triage/symptoms";
import { dueAt } from "./deadline";
import { termsOf } from "./due";

// New targets and opening hours apply to new intakes. Open intakes keep their deadlines unless an
// admin recalculates them.

/**
 * Entries that still have the level they were filed with. For the others we do not know when the
 * deadline began.
 */
const OPEN = statement({
  name: "queue_recount_open",
  text: `SELECT q."intakeId", q."level", q."receivedAt", q."dueAt", i."locationId"
    FROM "QueueEntry" q JOIN "Intake" i ON i."id" = q."intakeId" AND i."level" = q."level"
    WHERE q."dueAt" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "Review" x WHERE x."intakeId" = q."intakeId")
      AND NOT EXISTS (SELECT 1 FROM "Reassessment" x WHERE x."intakeId" = q."intakeId")
      AND NOT EXISTS (SELECT 1 FROM "Closure" x WHERE x."intakeId" = q."intakeId")`,
  columns: {
    intakeId: "uuid",
    level: column<Level>("text"),
    receivedAt: "timestamptz",
    dueAt: "timestamptz",
    locationId: "uuid?",
  },
});
type Open = RowOf<typeof OPEN>;
type Move = Open & { to: Date };

/** EMERGENCY and URGENT may only become due earlier. */
function newDue(entry: Open): Date {
  const { calendar, targets } = termsOf(entry.locationId ?? "");
  const due = dueAt(entry.level, entry.receivedAt, calendar, targets) ?? entry.dueAt;
  const keeps = entry.level === "EMERGENCY" || entry.level === "URGENT";
  return keeps && due > entry.dueAt ? entry.dueAt : due;
}

async function findMoves(): Promise<Move[]> {
  await freshSettings();
  const open = await OPEN.run({});
  return open
    .map((entry) => ({ ...entry, to: newDue(entry) }))
    .filter(({ dueAt: was, to }) => to.getTime() !== was.getTime());
}

export type Recount = { earlier: number; later: number };

function countOf(moves: readonly Move[]): Recount {
  const earlier = moves.filter(({ dueAt: was, to }) => to < was).length;
  return { earlier, later: moves.length - earlier };
}

/** How many open intakes the current settings would make due earlier, and later. */
export async function previewRecount(_staff: Staff<"settings:manage">): Promise<Recount> {
  return countOf(await findMoves());
}

const CountSchema = z
  .string()
  .regex(/^\d{1,7}$/, "Reload the page and try again.")
  .transform(Number);
export const RecountSchema = z.strictObject({ earlier: CountSchema, later: CountSchema });

/** Moves only entries whose deadline has not changed since it was read. */
const MOVE = statement({
  name: "queue_recount",
  text: `WITH moved AS (
    UPDATE "QueueEntry" q SET "dueAt" = m."to"
    FROM unnest($intakes::uuid[], $before::timestamptz[], $after::timestamptz[]) AS m ("id", "was", "to")
    WHERE q."intakeId" = m."id" AND q."dueAt" = m."was" RETURNING q."intakeId", m."was", m."to"
  ), audited AS (
    ${trail({
      action: "queue.deadline_moved",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { before: '"was"', after: '"to"' },
      from: "moved",
    })})
  SELECT count(*)::int AS "moved" FROM moved`,
  columns: { moved: "int4" },
});

/**
 * Gives open intakes the deadlines of the current settings and records each move in the audit log.
 * Refuses with changed_meanwhile when the number of moves differs from what the person saw.
 */
export async function moveDeadlines(
  staff: Staff<"settings:manage">,
  seen: Recount,
): Promise<{ moved: number }> {
  const moves = await findMoves();
  const { earlier, later } = countOf(moves);
  if (earlier !== seen.earlier || later !== seen.later) throw new Rejection("changed_meanwhile");
  const [row] = await MOVE.run({
    staff: staff.id,
    intakes: moves.map(({ intakeId }) => intakeId),
    before: moves.map(({ dueAt: was }) => was),
    after: moves.map(({ to }) => to),
  });
  return { moved: row?.moved ?? 0 };
}
