"use server";

import { staffAction } from "@/app/staff/action";
import { openSlots, withdrawSlot } from "@/lib/appointment/commands";
import { OpeningsSchema, WithdrawSchema } from "@/lib/appointment/schema";

export const open = staffAction("availability:manage", OpeningsSchema, openSlots, {
  say: (count) => `${count} ${count === 1 ? "slot" : "slots"} added.`,
});
export const withdraw = staffAction("availability:manage", WithdrawSchema, withdrawSlot, {
  say: () => "Withdrawn.",
});
