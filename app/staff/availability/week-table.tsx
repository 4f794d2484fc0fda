import type { CSSProperties, KeyboardEvent, MouseEvent, PointerEvent, Ref } from "react";
import { ModeIcon } from "@/app/mode-icon";
import { LevelShape } from "@/components/level-shape";
import { clockText, HELD_WORDS, kindWords, WEEKDAY_WORDS } from "./choices";
import { type Cell, keyOf, type Open, type Painted, SLOT_MINUTES } from "./painted";

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

const placesOn = (hours: readonly Painted[], day: number) => {
  const there = hours.filter(({ weekday, location }) => weekday === day && location);
  return [...new Set(there.map(({ location }) => location))].join(", ");
};

type Props = Omit<RowProps, "day" | "places"> & {
  ref: Ref<HTMLTableElement>;
  /** The usual hours that are there already. */
  hours: readonly Painted[];
};

/** The half hours of a week, a row for each day. */
export function WeekTable({ ref, hours, ...row }: Props) {
  return (
    <table ref={ref} aria-label="Half hours of the week">
      <thead>
        <tr>
          <td />
          {row.minutes
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
          <DayRow key={word} day={index + 1} places={placesOn(hours, index + 1)} {...row} />
        ))}
      </tbody>
    </table>
  );
}
