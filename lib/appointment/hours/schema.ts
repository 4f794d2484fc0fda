import { Temporal } from "temporal-polyfill";
import { z } from "zod";

const ReloadSchema = z.uuid("Reload the page and try again.");
const TimeSchema = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
  error: "Enter a time such as 09:30.",
  abort: true,
});
const DateSchema = z.iso.date({ error: "Enter a date.", abort: true });
/** Nothing chosen is "". */
const orNone = <S extends z.ZodType>(schema: S) =>
  z.union([z.literal("").transform(() => null), schema]);

/** Minutes after midnight of a time such as 09:30. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

export const WEEKDAY_NUMBERS = ["1", "2", "3", "4", "5", "6", "7"] as const;

/** Checked boxes come as one text, joined by spaces. */
const WeekdaysSchema = z
  .string("Choose at least one day.")
  .transform((text) => text.split(" ").filter(Boolean))
  .pipe(z.array(z.enum(WEEKDAY_NUMBERS)).min(1, "Choose at least one day."))
  .transform((days) => [...new Set(days)].map(Number));

export const RELEASE_HOURS = ["4", "12", "24", "48", "72"] as const;
export const EVERY_WEEKS = ["1", "2", "3", "4"] as const;

/** Whose hours they are, for what, where, kept for whom, and how long they hold. */
const OF_HOURS = {
  clinicianId: z.uuid("Choose a clinician."),
  visitTypeId: orNone(z.uuid("Choose a kind of visit.")),
  locationId: orNone(z.uuid("Choose a location.")),
  heldFor: orNone(z.enum(["URGENT", "SOON"], { error: "Choose whom it is kept for." })),
  releaseHours: z.enum(RELEASE_HOURS, { error: "Choose until when." }).transform(Number),
  everyWeeks: z.enum(EVERY_WEEKS, { error: "Choose how often." }).transform(Number),
  validFrom: DateSchema,
  validTo: orNone(DateSchema),
};

/** Hours of one clinician on some weekdays, week after week. */
export const HoursSchema = z
  .strictObject({ ...OF_HOURS, weekdays: WeekdaysSchema, from: TimeSchema, to: TimeSchema })
  .refine(({ from, to }) => to > from, {
    path: ["to"],
    error: "The end must be after the start; 5 in the afternoon is 17:00.",
  })
  .refine(({ validFrom, validTo }) => validTo === null || validTo >= validFrom, {
    path: ["validTo"],
    error: "The last day must not be before the first.",
  });
export type HoursInput = z.infer<typeof HoursSchema>;

export type PaintedRange = { weekday: number; from: number; to: number };

const PAINTED = /^([1-7]) (\d{1,4}) (\d{1,4})$/;

/** Ranges such as "1 540 720,2 540 600": the weekday, and minutes after midnight. */
const RangesSchema = z.string().transform((text, context): PaintedRange[] => {
  const ranges = text
    .split(",")
    .filter(Boolean)
    .map((part) => PAINTED.exec(part)?.slice(1).map(Number) ?? [])
    .map(([weekday = 0, from = 0, to = 0]) => ({ weekday, from, to }));
  const read = ranges.every(({ weekday, from, to }) => weekday > 0 && from < to && to <= 1440);
  if (ranges.length > 0 && read) return ranges;
  context.addIssue({ code: "custom", message: "Choose half hours in the week above." });
  return z.NEVER;
});

/** Hours of one clinician as they were painted. */
export const PaintedHoursSchema = z
  .strictObject({ ...OF_HOURS, ranges: RangesSchema })
  .refine(({ validFrom, validTo }) => validTo === null || validTo >= validFrom, {
    path: ["validTo"],
    error: "The last day must not be before the first.",
  });
export type PaintedHoursInput = z.infer<typeof PaintedHoursSchema>;

export const RemoveHoursSchema = z.strictObject({ ruleId: ReloadSchema });
export type RemoveHoursInput = z.infer<typeof RemoveHoursSchema>;

export const CopyHoursSchema = z
  .strictObject({ fromId: ReloadSchema, toId: z.uuid("Choose a clinician.") })
  .refine(({ fromId, toId }) => fromId !== toId, {
    path: ["toId"],
    error: "Choose another clinician.",
  });
export type CopyHoursInput = z.infer<typeof CopyHoursSchema>;

/** The longest leave or closing, so that a typing error cannot empty a year. */
const LONGEST_DAYS = 120;
const daysFrom = (first: string, last: string) => Temporal.PlainDate.from(first).until(last).days;

/** Days that differ from the usual week: leave, extra hours, or the clinic is closed. */
export const DifferentSchema = z
  .strictObject({
    kind: z.enum(["leave", "extra", "closed"], { error: "Choose what is different." }),
    clinicianId: ReloadSchema,
    firstDay: DateSchema,
    from: TimeSchema,
    lastDay: DateSchema,
    to: TimeSchema,
    visitTypeId: orNone(z.uuid("Choose a kind of visit.")),
    locationId: orNone(z.uuid("Choose a location.")),
  })
  .refine(({ firstDay, from, lastDay, to }) => `${lastDay}T${to}` > `${firstDay}T${from}`, {
    path: ["to"],
    error: "The end must be after the start.",
  })
  .refine(({ kind, firstDay, lastDay }) => kind !== "extra" || firstDay === lastDay, {
    path: ["lastDay"],
    error: "Extra hours begin and end on one day. Add each day by itself.",
  })
  .refine(({ firstDay, lastDay }) => daysFrom(firstDay, lastDay) <= LONGEST_DAYS, {
    path: ["lastDay"],
    error: `That is longer than ${LONGEST_DAYS} days. Check the dates.`,
  });
export type DifferentInput = z.infer<typeof DifferentSchema>;

/** Holidays on which a location, or every one (null), is closed. */
export const HolidaysSchema = z.strictObject({
  locationId: orNone(z.uuid("Choose a location.")),
  /** Checked boxes come as one text, joined by spaces. */
  dates: z
    .string("Choose at least one day.")
    .transform((text) => text.split(" ").filter(Boolean))
    .pipe(z.array(DateSchema).min(1, "Choose at least one day.")),
});
export type HolidaysInput = z.infer<typeof HolidaysSchema>;

export const RemoveDifferentSchema = z.strictObject({ exceptionId: ReloadSchema });
export type RemoveDifferentInput = z.infer<typeof RemoveDifferentSchema>;
