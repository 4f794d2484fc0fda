import type { HeldLevel } from "@/lib/appointment/hours/availability";
import type { Mode } from "@/lib/appointment/visit-type/schema";

/** Usual hours, as far as the painter shows them. */
export type Painted = {
  weekday: number;
  fromMinute: number;
  toMinute: number;
  /** How their kind of visit is held; null: any kind. */
  mode: Mode | null;
  heldFor: HeldLevel | null;
  location: string | null;
};

/** A half hour of the week: Monday 1 to Sunday 7, and minutes after midnight. */
export type Cell = { day: number; minute: number };

/** Half hours without a gap on one day. */
export type Range = { weekday: number; from: number; to: number };

export const SLOT_MINUTES = 30;

export const keyOf = ({ day, minute }: Cell) => `${day}-${minute}`;

const cellAt = (key: string): Cell => {
  const [day = 0, minute = 0] = key.split("-").map(Number);
  return { day, minute };
};

type Hours = Pick<Painted, "weekday" | "fromMinute" | "toMinute">;

/** The half hours that hours touch. */
export function cellsOf({ weekday, fromMinute, toMinute }: Hours): Cell[] {
  const first = Math.floor(fromMinute / SLOT_MINUTES) * SLOT_MINUTES;
  const cells: Cell[] = [];
  for (let minute = first; minute < toMinute; minute += SLOT_MINUTES)
    cells.push({ day: weekday, minute });
  return cells;
}

/** A half hour of usual hours. */
export type Open = Pick<Painted, "mode" | "heldFor"> & {
  /** Half hours from the first of its hours, alike and without a gap, that one word stands for; else 0. */
  run: number;
};

/** The half hours that are open already, by their keys. Of hours that overlap the first counts. */
export function openCells(hours: readonly Painted[]): Map<string, Open> {
  const open = new Map<string, Open>();
  for (const { mode, heldFor, ...each } of hours)
    for (const cell of cellsOf(each))
      if (!open.has(keyOf(cell))) open.set(keyOf(cell), { mode, heldFor, run: 0 });
  for (const [key, cell] of open) {
    const { day, minute } = cellAt(key);
    const alike = (slots: number) => {
      const other = open.get(keyOf({ day, minute: minute + slots * SLOT_MINUTES }));
      return other?.mode === cell.mode && other.heldFor === cell.heldFor;
    };
    if (alike(-1)) continue;
    while (alike(cell.run)) cell.run += 1;
  }
  return open;
}

/** The rectangle of half hours between two corners. */
export function cellsBetween(one: Cell, other: Cell): Cell[] {
  const between = (a: number, b: number, step: number) =>
    Array.from({ length: Math.abs(a - b) / step + 1 }, (_, index) => Math.min(a, b) + index * step);
  return between(one.day, other.day, 1).flatMap((day) =>
    between(one.minute, other.minute, SLOT_MINUTES).map((minute) => ({ day, minute })),
  );
}

/** Half hours joined where they touch, by day and time. */
export function rangesOf(keys: Iterable<string>): Range[] {
  const cells = [...keys].map(cellAt).sort((a, b) => a.day - b.day || a.minute - b.minute);
  const ranges: Range[] = [];
  for (const { day, minute } of cells) {
    const last = ranges.at(-1);
    if (last && last.weekday === day && last.to === minute) last.to += SLOT_MINUTES;
    else ranges.push({ weekday: day, from: minute, to: minute + SLOT_MINUTES });
  }
  return ranges;
}

/** A range as the form sends it. */
export const rangeText = ({ weekday, from, to }: Range) => `${weekday} ${from} ${to}`;

const EARLIEST = 7 * 60;
const LATEST = 19 * 60;

/** The whole hours that the painter shows: the usual day, and more where hours lie outside. */
export function minutesOf(hours: readonly Hours[]): { from: number; to: number } {
  const from = Math.min(EARLIEST, ...hours.map(({ fromMinute }) => fromMinute));
  const to = Math.max(LATEST, ...hours.map(({ toMinute }) => toMinute));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}
