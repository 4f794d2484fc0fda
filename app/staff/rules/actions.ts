"use server";

import { staffAction } from "@/app/staff/action";
import { approveRules } from "@/lib/safety/rules/commands";
import { ApproveSchema } from "@/lib/safety/rules/schema";

export const approve = staffAction("rules:approve", ApproveSchema, approveRules, {
  say: () => "Your approval is recorded.",
});
