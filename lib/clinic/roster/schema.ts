import { z } from "zod";

// An invalid day or time gets only that error, not also "before the start".
const DateSchema = z.iso.date({ error: "Enter a date.", abort: true });
const TimeSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "Enter a time such as 09:30.", abort: true });

/** How often a shift repeats: every this many days, this many times. */
export const REPEATS = {
  once: { everyDays: 1, times: 1 },
  daily_5: { everyDays: 1, times: 5 },
  daily_7: { everyDays: 1, times: 7 },
  weekly_4: { everyDays: 7, times: 4 },
  weekly_12: { everyDays: 7, times: 12 },
} as const;
export type Repeat = keyof typeof REPEATS;

export const ShiftSchema = z
  .strictObject({
    staffId: z.uuid("Choose a person."),
    duty: z.enum(["on_duty", "on_call"], { error: "Choose a duty." }),
    firstDay: DateSchema,
    from: TimeSchema,
    lastDay: DateSchema,
    to: TimeSchema,
    repeat: z.enum(Object.keys(REPEATS) as Repeat[], { error: "Choose how often it repeats." }),
  })
  .refine(({ firstDay, from, lastDay, to }) => `${lastDay}T${to}` > `${firstDay}T${from}`, {
    path: ["to"],
    message: "The end must be after the start.",
  });
export type ShiftInput = z.infer<typeof ShiftSchema>;

export const RemoveShiftSchema = z.strictObject({
  shiftId: z.uuid("Reload the page and try again."),
});
export type RemoveShiftInput = z.infer<typeof RemoveShiftSchema>;
