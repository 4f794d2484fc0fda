"use server";

import { staffAction } from "@/app/staff/action";
import { type Begun, beginAtDesk, takeOver } from "@/lib/intake/desk/commands";
import { BeginSchema, TakeOverSchema } from "@/lib/intake/desk/schema";
import { deskPath } from "./desk-path";

const goTo = (begun: Begun) => deskPath(begun);

export const begin = staffAction("intake:record", BeginSchema, beginAtDesk, { goTo });
export const takeOverByCode = staffAction("intake:record", TakeOverSchema, takeOver, { goTo });
