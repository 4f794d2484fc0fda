"use server";

import { staffAction } from "@/app/staff/action";
import { acknowledgeBurst, closeBurst } from "@/lib/queue/burst/commands";
import { CloseBurstSchema, SeenBurstSchema } from "@/lib/queue/burst/schema";

export const acknowledge = staffAction("intake:claim", SeenBurstSchema, acknowledgeBurst, {
  say: () => "Acknowledged. It rings again in 15 minutes while any of them is unclaimed.",
});
export const closeAll = staffAction("burst:close", CloseBurstSchema, closeBurst, {
  say: (closed) => (closed === 1 ? "1 intake closed." : `${closed} intakes closed.`),
});
