import { Temporal } from "temporal-polyfill";
import { z } from "zod";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Minutes after midnight by the wall clock, 0 to 1440. */
export type Hours = { from: number; until: number };

export type Opening = {
  /** Monday first; a day without hours is closed. */
  week: readonly (readonly Hours[])[];
  /** Dates (2026-12-25) on which nobody works whatever day of the week it is. */
  holidays: ReadonlySet<string>;
};

const SPAN = /^(\d{1,2})(?::(\d{2}))?\s*(?:-|–|to)\s*(\d{1,2})(?::(\d{2}))?$/;
const DAY = 1440;
/** Minutes. */
const LEAST_A_WEEK = 60;
const SUCH_AS =
  "Enter hours such as 09:00-17:00 or 08:00-12:00, 13:00-18:00. Leave blank if closed.";

function minutes(hour = "", minute = "00"): number {
  return Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : Number.NaN;
}

/** Reads the typed hours of one day. Throws a sentence that says what is wrong. */
function readDay(text: string): Hours[] {
  const typed = text.trim().toLowerCase();
  if (typed === "" || typed === "closed") return [];
  const day = typed.split(",").map((part): Hours => {
    const found = SPAN.exec(part.trim());
    if (!found) throw new Error(SUCH_AS);
    const [from, until] = [minutes(found[1], found[2]), minutes(found[3], found[4])];
    if (!(from < DAY && until <= DAY)) throw new Error(SUCH_AS);
    if (from >= until)
      throw new Error("The end must be later than the beginning; 5 in the afternoon is 17:00.");
    return { from, until };
  });
  if (day.some(({ from }, at) => at > 0 && from <= (day[at - 1]?.until ?? 0)))
    throw new Error("The times of one day must follow each other with a break between them.");
  return day;
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const dayText = (day: readonly Hours[]) =>
  day.map(({ from, until }) => `${clock(from)}-${clock(until)}`).join(", ");

const HOLIDAY = /^(\d{4}-\d{2}-\d{2})(?:\s+(\S.{0,59}))?$/;
const MOST_HOLIDAYS = 200;

/**
 * Reads the typed holidays, one per line, and sorts them. Throws a sentence that says what is
 * wrong.
 */
function readHolidays(text: string): string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length > MOST_HOLIDAYS) throw new Error(`Give at most ${MOST_HOLIDAYS} holidays.`);
  const dates = lines.map((line) => {
    const date = HOLIDAY.exec(line)?.[1];
    try {
      return Temporal.PlainDate.from(date ?? "", { overflow: "reject" }).toString();
    } catch {
      throw new Error(`This is not a date such as 2026-12-25: ${line.slice(0, 40)}`);
    }
  });
  const twice = dates.find((date, at) => dates.indexOf(date) !== at);
  if (twice) throw new Error(`This date is there twice: ${twice}`);
  return lines.sort();
}

/** A text that `read` understands, stored in the form that `write` gives it. */
const readable = <Value>(read: (text: string) => Value, write: (value: Value) => string) =>
  z
    .string()
    .max(20_000, "This is too long.")
    .transform((text, context) => {
      try {
        return write(read(text));
      } catch (error) {
        context.addIssue({ code: "custom", message: (error as Error).message });
        return z.NEVER;
      }
    });

const DaySchema = readable(readDay, dayText);

/** Opening hours of each weekday, and holidays. At least one day of the week must have hours. */
export const OpeningSchema = z
  .strictObject({
    mon: DaySchema,
    tue: DaySchema,
    wed: DaySchema,
    thu: DaySchema,
    fri: DaySchema,
    sat: DaySchema,
    sun: DaySchema,
    holidays: readable(readHolidays, (lines) => lines.join("\n")),
  })
  .refine((days) => WEEKDAYS.some((weekday) => days[weekday] !== ""), {
    path: ["mon"],
    error: "Enter hours for at least one day. Without any, nothing would ever be due.",
  })
  .refine(
    (days) => {
      const hours = WEEKDAYS.flatMap((weekday) => readDay(days[weekday]));
      const open = hours.reduce((sum, { from, until }) => sum + until - from, 0);
      return open === 0 || open >= LEAST_A_WEEK;
    },
    {
      path: ["mon"],
      error: "Enter at least one hour in the week. A target in opening hours would take years.",
    },
  );

/** The hours and holidays that the texts of the setting mean. */
export function openingOf(given: z.output<typeof OpeningSchema>): Opening {
  return {
    week: WEEKDAYS.map((weekday) => readDay(given[weekday])),
    holidays: new Set(readHolidays(given.holidays).map((line) => line.slice(0, 10))),
  };
}
