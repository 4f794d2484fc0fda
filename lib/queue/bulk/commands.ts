import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { Rejection } from "@/lib/errors";
import type { AssignManyInput, CloseManyInput, UndoInput } from "./schema";
import { ASSIGN, CLOSE, UNDO } from "./statements";

type Rows = AssignManyInput["row"];

const wanted = (rows: Rows) => ({
  intakes: rows.map(({ intakeId }) => intakeId),
  versions: rows.map(({ version }) => version),
});

/**
 * Gives many open intakes to one person, oneself or a colleague; gives the id under which the outcome
 * is kept. Row by row left alone, with the reason: what was closed or changed since, what another
 * colleague has, and an emergency that nobody has seen to, unless one takes it oneself: its alarm
 * must not fall silent before somebody looks. Refuses with not_found who does not work here.
 */
export async function assignMany(
  staff: Staff<"intake:claim">,
  { row: rows, to }: AssignManyInput,
): Promise<string> {
  const id = randomUUID();
  const done = await ASSIGN.run({ id, staff: staff.id, ...wanted(rows), to });
  if (done.length === 0) throw new Rejection("not_found");
  return id;
}

/**
 * Closes many open intakes as seen elsewhere, with one note for all; gives the id under which the
 * outcome is kept. Row by row left alone, with the reason: every emergency, whose patient says it is
 * worse, what was closed or changed since, and what a colleague has.
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
 * Takes back what one has assigned: who had each intake before has it again. What somebody changed
 * since is left alone. Refused (changed_meanwhile) the second time, not_found for anybody else's.
 */
export async function undoBulk(
  staff: Staff<"intake:claim">,
  { bulkId }: UndoInput,
): Promise<string> {
  const id = randomUUID();
  const [row] = await UNDO.run({ id, staff: staff.id, done: bulkId });
  if (row?.undone === true) return id;
  throw new Rejection(row?.undone === false ? "changed_meanwhile" : "not_found");
}
