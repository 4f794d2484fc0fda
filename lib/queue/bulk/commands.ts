import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { deadlinesFrom } from "@/lib/deadline/due";
import { Rejection } from "@/lib/errors";
import type { AssignManyInput, CloseManyInput, UndoInput } from "./schema";
import { ASSIGN, CLOSE, UNDO } from "./statements";

type Rows = AssignManyInput["row"];

const wanted = (rows: Rows) => ({
  intakes: rows.map(({ intakeId }) => intakeId),
  versions: rows.map(({ version }) => version),
});

/**
 * Assigns many open intakes to one person, a colleague or oneself, and returns the id of the stored
 * outcome. Skips, with the reason: intakes closed or changed since, those that another colleague
 * holds, and unacknowledged emergencies, except when assigned to oneself. Their alarm must not stop
 * before somebody looks. Refuses with not_found a person who does not work here.
 */
export async function assignMany(
  staff: Staff<"intake:claim">,
  { row: rows, to }: AssignManyInput,
): Promise<string> {
  const id = randomUUID();
  const done = await ASSIGN.run({
    ...{ id, staff: staff.id, ...wanted(rows), to },
    deadlines: await deadlinesFrom(clockNow()),
  });
  if (done.length === 0) throw new Rejection("not_found");
  return id;
}

/**
 * Closes many open intakes as seen elsewhere, with one note for all; returns the id of the stored
 * outcome. Skips, with the reason: emergencies, words of self-harm, claimed or not,
 * intakes whose patient says it is worse, those that ring, those closed or changed since, and those that a colleague holds.
 */
export async function closeMany(
  staff: Staff<"intake:close">,
  { row: rows, note }: CloseManyInput,
): Promise<string> {
  const id = randomUUID();
  const closures = rows.map(() => randomUUID());
  const notes = closures.map((rowId) => seal(note, placeOf("Closure.noteSealed", rowId)));
  await CLOSE.run({ id, staff: staff.id, ...wanted(rows), closures, notes });
  return id;
}

/**
 * Undoes one's own assignment: each intake goes back to its previous holder. Skips intakes that
 * somebody changed since. Refuses with changed_meanwhile the second time, and with not_found for
 * another person's assignment.
 */
export async function undoBulk(
  staff: Staff<"intake:claim">,
  { bulkId }: UndoInput,
): Promise<string> {
  const id = randomUUID();
  const [row] = await UNDO.run({
    ...{ id, staff: staff.id, done: bulkId },
    deadlines: await deadlinesFrom(clockNow()),
  });
  if (row?.undone === true) return id;
  throw new Rejection(row?.undone === false ? "changed_meanwhile" : "not_found");
}
