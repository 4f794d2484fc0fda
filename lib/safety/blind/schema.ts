import { z } from "zod";
import { IntakeIdSchema } from "@/lib/queue/schema";
import { LEVELS } from "@/lib/triage/symptoms";

export const JudgeSchema = z.strictObject({
  intakeId: IntakeIdSchema,
  level: z.enum(LEVELS, { error: "Choose the level that you would give." }),
  seenBefore: z.enum(["yes", "no"], { error: "Say whether you have seen its level already." }),
});
export type JudgeInput = z.infer<typeof JudgeSchema>;

export const ShowLevelSchema = z.strictObject({ intakeId: IntakeIdSchema });
export type ShowLevelInput = z.infer<typeof ShowLevelSchema>;
