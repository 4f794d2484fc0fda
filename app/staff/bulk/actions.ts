"use server";

import { type ActionState, staffAction } from "@/app/staff/action";
import { assignMany, closeMany, undoBulk } from "@/lib/queue/bulk/commands";
import { AssignManySchema, CloseManySchema, UndoSchema } from "@/lib/queue/bulk/schema";

const outcome = { goTo: (id: string) => `/staff/bulk?done=${id}` };

const assign = staffAction("intake:claim", AssignManySchema, assignMany, outcome);
const close = staffAction("intake:close", CloseManySchema, closeMany, outcome);

/** One form with two actions on the selected rows. */
export async function bulk(previous: ActionState, form: FormData): Promise<ActionState> {
  return form.get("act") === "close" ? close(previous, form) : assign(previous, form);
}

export const undo = staffAction("intake:claim", UndoSchema, undoBulk, outcome);
