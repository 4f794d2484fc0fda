"use server";

import { staffAction } from "@/app/staff/action";
import { addShifts, removeShift } from "@/lib/clinic/roster/commands";
import { RemoveShiftSchema, ShiftSchema } from "@/lib/clinic/roster/schema";

export const add = staffAction("roster:manage", ShiftSchema, addShifts, {
  say: (count) => (count === 1 ? "Shift added." : `${count} shifts added.`),
});
export const remove = staffAction("roster:manage", RemoveShiftSchema, removeShift, {
  say: () => "Removed.",
});
