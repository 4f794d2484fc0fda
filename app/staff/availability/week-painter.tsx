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
  cellsOf,
  keyOf,
  minutesOf,
  type Painted,
  type Range,
  rangesOf,
  rangeText,
  SLOT_MINUTES,
} from "./painted";

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

/** A day of half hours. `at`: the one that the Tab key reaches. */
type RowProps = {
  day: number;
  minutes: readonly number[];
  at: Cell;
  chosen: ReadonlySet<string>;
  taken: ReadonlySet<string>;
  down: (event: PointerEvent, cell: Cell) => void;
  over: (event: PointerEvent, cell: Cell) => void;
  press: (event: KeyboardEvent, cell: Cell) => void;
  /** Enter, or a screen reader. */
  click: (event: MouseEvent, cell: Cell) => void;
};

function DayRow({ day, minutes, at, chosen, taken, down, over, press, click }: RowProps) {
  const word = WEEKDAY_WORDS[day - 1];
  return (
    <tr>
      <th scope="row">{word}</th>
      {minutes.map((minute) => {
        const cell = { day, minute };
        const key = keyOf(cell);
        const isTaken = taken.has(key);
        return (
          <td key={key} className={minute % 60 === 0 ? "painter-hour" : undefined}>
            <button
              type="button"
              data-cell={key}
              data-hour={minute / 60}
              tabIndex={key === keyOf(at) ? 0 : -1}
              aria-pressed={chosen.has(key)}
              aria-disabled={isTaken || undefined}
              aria-label={`${word} ${clockText(minute)}${isTaken ? ", open already" : ""}`}
              onPointerDown={(event) => down(event, cell)}
              onPointerEnter={(event) => over(event, cell)}
              onKeyDown={(event) => press(event, cell)}
              onClick={(event) => click(event, cell)}
            />
          </td>
        );
      })}
    </tr>
  );
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
  const taken = new Set(hours.flatMap(cellsOf).map(keyOf));
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
        <table ref={table} aria-label="Half hours of the week">
          <thead>
            <tr>
              <td />
              {minutes
                .filter((minute) => minute % 60 === 0)
                .map((minute) => (
                  <th key={minute} scope="colgroup" colSpan={60 / SLOT_MINUTES}>
                    {clockText(minute)}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {WEEKDAY_WORDS.map((word, index) => (
              <DayRow
                key={word}
                day={index + 1}
                {...{ minutes, at, chosen, taken, down, over, press, click }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Chosen ranges={ranges} clear={clear} />
    </div>
  );
}
