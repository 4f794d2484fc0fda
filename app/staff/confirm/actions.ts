"use server";

import { onwardTo, staffAction } from "@/app/staff/action";
import { proveFactor } from "@/lib/auth/factor";
import { CodeThenSchema } from "@/lib/auth/schema";

export const confirm = staffAction(
  "account:own",
  CodeThenSchema,
  async (staff, { next, ...input }) => (await proveFactor(staff, input)) ?? next,
  { goTo: onwardTo, event: "code_right", refusedEvent: "code_refused" },
);
