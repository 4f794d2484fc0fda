"use server";

import { staffAction } from "@/app/staff/action";
import { addToWaitlist, removeFromWaitlist } from "@/lib/appointment/waitlist/commands";
import { EndWaitSchema, WaitSchema } from "@/lib/appointment/waitlist/schema";

export const wait = staffAction("appointment:book", WaitSchema, addToWaitlist, {
  say: () => "On the waiting list.",
});
export const endWait = staffAction("appointment:book", EndWaitSchema, removeFromWaitlist, {
  say: () => "Removed from the waiting list.",
});
