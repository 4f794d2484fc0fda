"use server";

import { staffAction } from "@/app/staff/action";
import { judgeBlind, showLevel } from "@/lib/safety/blind/commands";
import { JudgeSchema, ShowLevelSchema } from "@/lib/safety/blind/schema";

export const judge = staffAction("review:record", JudgeSchema, judgeBlind, {
  say: () => "Saved.",
});
export const show = staffAction("review:record", ShowLevelSchema, showLevel, {
  say: () => "Shown.",
});
