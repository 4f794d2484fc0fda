import { z } from "zod";
import { RULES_VERSION } from "@/lib/facts/rules-version";

export const ApproveSchema = z.strictObject({
  version: z.literal(RULES_VERSION, {
    error: "The rules changed since this page was opened. Reload it and look again.",
  }),
  read: z.literal("yes", { error: "Confirm that you have read the rules." }),
});
export type ApproveInput = z.infer<typeof ApproveSchema>;
