"use server";

import { staffAction } from "@/app/staff/action";
import { endHold, erasePerson, holdPerson } from "@/lib/person/data/commands";
import { EndHoldSchema, EraseSchema, HoldSchema } from "@/lib/person/data/schema";

export const hold = staffAction("person:data", HoldSchema, holdPerson, {
  say: () => "Held. Nothing about this person is erased.",
});
export const release = staffAction("person:data", EndHoldSchema, endHold, {
  say: () => "The hold is ended.",
});
export const erase = staffAction("person:data", EraseSchema, erasePerson, {
  goTo: () => "/staff/erased",
});
