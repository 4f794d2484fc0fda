"use server";

import { staffAction } from "@/app/staff/action";
import { type Begun, beginAtDesk, takeLeft, takeOver } from "@/lib/intake/desk/commands";
import { BeginSchema, TakeLeftSchema, TakeOverSchema } from "@/lib/intake/desk/schema";
import { deskPath } from "./desk-path";

const goTo = (begun: Begun) => deskPath(begun);

export const begin = staffAction("intake:record", BeginSchema, beginAtDesk, { goTo });
export const takeOverByCode = staffAction("intake:record", TakeOverSchema, takeOver, { goTo });
export const takeLeftDraft = staffAction("intake:record", TakeLeftSchema, takeLeft, { goTo });
