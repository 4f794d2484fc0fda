"use server";

import { staffAction } from "@/app/staff/action";
import { addShifts, removeShift } from "@/lib/clinic/roster/commands";
import { RemoveShiftSchema, ShiftSchema } from "@/lib/clinic/roster/schema";

export const add = staffAction("roster:manage", ShiftSchema, addShifts, {
  say: (count) =>
    count === 1 ? "The shift is on the roster." : `${count} shifts are on the roster.`,
});
export const remove = staffAction("roster:manage", RemoveShiftSchema, removeShift, {
  say: () => "Removed.",
});
