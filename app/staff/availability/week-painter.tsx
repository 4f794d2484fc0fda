"use client";

import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
} from "react";
import { ModeIcon } from "@/app/mode-icon";
import { LevelShape } from "@/components/level-shape";
import { MODES } from "@/lib/appointment/visit-type/schema";
import { clockText, HELD_WORDS, MODE_WORDS, WEEKDAY_WORDS } from "./choices";
import {
  type Cell,
  cellsBetween,
  keyOf,
  minutesOf,
  type Open,
  openCells,
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
  /** Where the hours of this day are. */
  places: string;
  minutes: readonly number[];
  at: Cell;
  chosen: ReadonlySet<string>;
  open: ReadonlyMap<string, Open>;
  down: (event: PointerEvent, cell: Cell) => void;
  over: (event: PointerEvent, cell: Cell) => void;
  press: (event: KeyboardEvent, cell: Cell) => void;
  /** Enter, or a screen reader. */
  click: (event: MouseEvent, cell: Cell) => void;
};

const kindWords = (mode: Open["mode"]) => (mode ? MODE_WORDS[mode] : "Any kind");

/** What a half hour is open for, in words. */
const openWords = ({ mode, heldFor }: Open) =>
  `, open already: ${kindWords(mode)}${heldFor ? `, kept for ${HELD_WORDS[heldFor]}` : ""}`;

const openLook = ({ mode, heldFor, run }: Open) =>
  [`painter-${mode ?? "any"}`, heldFor && "painter-kept", run > 0 && "painter-first"]
    .filter(Boolean)
    .join(" ");

/** A picture of what a half hour is open for; the first one of several alike has the word. */
function OpenFor({ mode, heldFor, run }: Open) {
  return (
    <span className="painter-for" style={{ "--run": run } as CSSProperties} aria-hidden="true">
      {heldFor ? <LevelShape level={heldFor} className={`painter-${heldFor}`} /> : null}
      {mode ? <ModeIcon mode={mode} /> : null}
      {run > 2 && !heldFor ? <span className="painter-word">{kindWords(mode)}</span> : null}
    </span>
  );
}

function DayRow({ day, places, minutes, at, chosen, open, down, over, press, click }: RowProps) {
  const word = WEEKDAY_WORDS[day - 1];
  return (
    <tr>
      <th scope="row">
        {word}
        {places ? <span className="painter-place">{places}</span> : null}
      </th>
      {minutes.map((minute) => {
        const cell = { day, minute };
        const key = keyOf(cell);
        const already = open.get(key);
        return (
          <td key={key} className={minute % 60 === 0 ? "painter-hour" : undefined}>
            <button
              type="button"
              data-cell={key}
              data-hour={minute / 60}
              tabIndex={key === keyOf(at) ? 0 : -1}
              aria-pressed={chosen.has(key)}
              aria-disabled={already ? true : undefined}
              aria-label={`${word} ${clockText(minute)}${already ? openWords(already) : ""}`}
              className={already && openLook(already)}
              onPointerDown={(event) => down(event, cell)}
              onPointerEnter={(event) => over(event, cell)}
              onKeyDown={(event) => press(event, cell)}
              onClick={(event) => click(event, cell)}
            >
              {already ? <OpenFor {...already} /> : null}
            </button>
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

/** What the pictures of the week mean. */
function Legend({ open }: { open: ReadonlyMap<string, Open> }) {
  const all = [...open.values()];
  const modes = MODES.filter((mode) => all.some((cell) => cell.mode === mode));
  const kept = (["URGENT", "SOON"] as const).filter((level) =>
    all.some(({ heldFor }) => heldFor === level),
  );
  if (all.length === 0) return null;
  return (
    <p className="painter-legend">
      {all.some(({ mode }) => mode === null) ? (
        <span>
          <span className="painter-any painter-swatch" /> {kindWords(null)}
        </span>
      ) : null}
      {modes.map((mode) => (
        <span key={mode}>
          <ModeIcon mode={mode} /> {MODE_WORDS[mode]}
        </span>
      ))}
      {kept.map((level) => (
        <span key={level}>
          <LevelShape level={level} className={`painter-${level}`} /> Kept for {HELD_WORDS[level]}
        </span>
      ))}
    </p>
  );
}

const placesOn = (hours: readonly Painted[], day: number) => {
  const there = hours.filter(({ weekday, location }) => weekday === day && location);
  return [...new Set(there.map(({ location }) => location))].join(", ");
};

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
                places={placesOn(hours, index + 1)}
                {...{ minutes, at, chosen, open, down, over, press, click }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Legend open={open} />
      <Chosen ranges={ranges} clear={clear} />
    </div>
  );
}
