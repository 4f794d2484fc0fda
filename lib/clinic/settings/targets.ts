import { z } from "zod";
import type { Level } from "@/lib/triage/symptoms";

/** Minutes run by the clock, day and night. The other two count only when the clinic is open. */
export type Target = { amount: number; unit: "minutes" | "opening_hours" | "working_days" };
export type Targets = Record<Level, Target | null>;

export const TARGET_UNITS = ["working_days", "opening_hours"] as const;
type Unit = (typeof TARGET_UNITS)[number];

const whole = (most: number, why: string) =>
  z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,3}$/, { error: "Enter a whole number of 1 or more.", abort: true })
    .refine((text) => Number(text) <= most, { error: why });

const UnitSchema = z.enum(TARGET_UNITS, { error: "Choose working days or opening hours." });

/**
 * The longest target that each level may have; for the first two, what the triage catalogue says.
 */
const MOST: Record<"soon" | "routine", Record<Unit, number>> = {
  soon: { working_days: 3, opening_hours: 24 },
  routine: { working_days: 20, opening_hours: 160 },
};

/** Roughly how long a target is, so that two of different units can be compared. */
const HOURS_OF: Record<Unit, number> = { working_days: 8, opening_hours: 1 };

const amount = whole(9999, "This is too long.");

/** How soon staff must be in touch. EMERGENCY and URGENT always run by the clock. */
export const TargetsSchema = z
  .strictObject({
    emergency: whole(15, "An emergency must be acknowledged within 15 minutes."),
    urgent: whole(240, "Urgent means today: at most 240 minutes (4 hours)."),
    soon: amount,
    soon_unit: UnitSchema,
    routine: amount,
    routine_unit: UnitSchema,
  })
  .refine((given) => Number(given.emergency) <= Number(given.urgent), {
    path: ["urgent"],
    error: "Urgent must not be sooner than an emergency.",
  })
  .superRefine((given, context) => {
    for (const level of ["soon", "routine"] as const) {
      const unit = given[`${level}_unit`];
      const most = MOST[level][unit];
      if (Number(given[level]) > most)
        context.addIssue({
          code: "custom",
          path: [level],
          message: `This is too long: at most ${targetWords({ amount: most, unit })}.`,
        });
    }
  })
  .refine(
    (given) =>
      Number(given.routine) * HOURS_OF[given.routine_unit] >=
      Number(given.soon) * HOURS_OF[given.soon_unit],
    { path: ["routine"], error: "Routine must not be sooner than soon." },
  );

/** The targets that the texts of the setting mean. SELF_CARE has none. */
export function targetsOf(given: z.output<typeof TargetsSchema>): Targets {
  return {
    EMERGENCY: { amount: Number(given.emergency), unit: "minutes" },
    URGENT: { amount: Number(given.urgent), unit: "minutes" },
    SOON: { amount: Number(given.soon), unit: given.soon_unit },
    ROUTINE: { amount: Number(given.routine), unit: given.routine_unit },
    SELF_CARE: null,
  };
}

const UNIT_WORDS = {
  minutes: ["minute", "minutes"],
  hours: ["hour", "hours"],
  opening_hours: ["opening hour", "opening hours"],
  working_days: ["working day", "working days"],
} as const;

/** A target in words: "15 minutes", "4 hours", "1 working day", "no target". */
export function targetWords(target: Target | null): string {
  if (!target) return "no target";
  const whole = target.unit === "minutes" && target.amount % 60 === 0;
  const amount = whole ? target.amount / 60 : target.amount;
  const [one, many] = UNIT_WORDS[whole ? "hours" : target.unit];
  return `${amount} ${amount === 1 ? one : many}`;
}
