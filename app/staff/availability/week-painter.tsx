"use client";

import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
} from "react";
import { clockText, WEEKDAY_WORDS } from "./choices";
import {
  type Cell,
  cellsBetween,
  keyOf,
  minutesOf,
  openCells,
  type Painted,
  type Range,
  rangesOf,
  rangeText,
  SLOT_MINUTES,
} from "./painted";
import { WeekLegend } from "./week-legend";
import { WeekTable } from "./week-table";

const STEPS: Record<string, readonly [days: number, slots: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

type Stroke = {
  from: Cell;
  to: Cell;
  /** Whether its cells become chosen, or no longer are. */
  adds: boolean;
};

/** The cells of a stroke that can be chosen, added to the others or taken away. */
function withStroke(chosen: ReadonlySet<string>, stroke: Stroke, taken: ReadonlySet<string>) {
  const next = new Set(chosen);
  for (const cell of cellsBetween(stroke.from, stroke.to)) {
    const key = keyOf(cell);
    if (stroke.adds && !taken.has(key)) next.add(key);
    else next.delete(key);
  }
  return next;
}

/** What is chosen, and a stroke with the pointer or the keyboard that changes it. */
function useStrokes(taken: ReadonlySet<string>) {
  const [base, setBase] = useState<ReadonlySet<string>>(new Set());
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const painted = stroke ? withStroke(base, stroke, taken) : base;
  // What was added meanwhile is chosen no longer.
  const chosen = new Set([...painted].filter((key) => !taken.has(key)));
  return {
    chosen,
    begin: (cell: Cell) => {
      setBase(chosen);
      setStroke({ from: cell, to: cell, adds: !chosen.has(keyOf(cell)) });
    },
    stretch: (cell: Cell) => setStroke((now) => now && { ...now, to: cell }),
    /** Ends the stroke, and keeps what it chose. */
    end: () => {
      if (!stroke) return;
      setBase(chosen);
      setStroke(null);
    },
    clear: () => {
      setBase(new Set());
      setStroke(null);
    },
  };
}

/** What is chosen, in words. */
function Chosen({ ranges, clear }: { ranges: Range[]; clear: () => void }) {
  const words = ranges.map(
    ({ weekday, from, to }) =>
      `${WEEKDAY_WORDS[weekday - 1]} ${clockText(from)} to ${clockText(to)}`,
  );
  return (
    <p role="status">
      {ranges.length === 0 ? (
        "Nothing is chosen. Drag over half hours, or use Space, and Shift with arrows."
      ) : (
        <>
          <b>Chosen:</b> {words.join(", ")}.{" "}
          <button type="button" className="staff-button staff-button-inline" onClick={clear}>
            Clear
          </button>
        </>
      )}
    </p>
  );
}

type Props = {
  /** The usual hours that are there already. */
  hours: readonly Painted[];
  /** The name of the field that holds what is chosen. */
  name: string;
};

/**
 * A week of half hours to paint: with the pointer, or with Space, and Shift and arrows to stretch. What is
 * chosen goes into a hidden field.
 */
export function WeekPainter({ hours, name }: Props) {
  const { from, to } = minutesOf(hours);
  const open = openCells(hours);
  const taken = new Set(open.keys());
  const { chosen, begin, stretch, end, clear } = useStrokes(taken);
  const [at, setAt] = useState<Cell>({ day: 1, minute: 9 * 60 });
  const table = useRef<HTMLTableElement>(null);
  const slots = Array.from({ length: (to - from) / SLOT_MINUTES }, (_, i) => i * SLOT_MINUTES);
  const minutes = slots.map((slot) => from + slot);
  const ranges = rangesOf(chosen);

  useEffect(() => {
    window.addEventListener("pointerup", end);
    return () => window.removeEventListener("pointerup", end);
  });

  function goTo(cell: Cell) {
    setAt(cell);
    table.current?.querySelector<HTMLElement>(`[data-cell="${keyOf(cell)}"]`)?.focus();
  }
  function press(event: KeyboardEvent, cell: Cell) {
    const step = STEPS[event.key];
    if (event.key !== " " && !step) return;
    event.preventDefault();
    if (!step) return begin(cell);
    const next = { day: cell.day + step[0], minute: cell.minute + step[1] * SLOT_MINUTES };
    if (next.day < 1 || next.day > 7 || next.minute < from || next.minute >= to) return;
    if (event.shiftKey) stretch(next);
    else end();
    goTo(next);
  }
  function down(event: PointerEvent, cell: Cell) {
    // A finger may be about to scroll: a touch counts once it is a click.
    if (event.button !== 0 || event.pointerType === "touch") return;
    begin(cell);
    setAt(cell);
  }
  const over = (event: PointerEvent, cell: Cell) =>
    event.buttons === 1 && event.pointerType !== "touch" && stretch(cell);
  const click = ({ nativeEvent, detail }: MouseEvent, cell: Cell) => {
    const byTouch =
      nativeEvent instanceof globalThis.PointerEvent && nativeEvent.pointerType === "touch";
    if (detail === 0 || byTouch) begin(cell);
  };

  return (
    <div className="painter">
      <input type="hidden" name={name} value={ranges.map(rangeText).join(",")} />
      <div className="painter-scroll">
        <WeekTable
          ref={table}
          {...{ hours, minutes, at, chosen, open, down, over, press, click }}
        />
      </div>
      <div className="painter-words">
        <Chosen ranges={ranges} clear={clear} />
        <WeekLegend open={open} />
      </div>
    </div>
  );
}
