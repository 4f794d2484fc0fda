import Link from "next/link";
import { timeCode } from "@/lib/appointment/schema";
import { HELD_WORDS } from "../availability/choices";
import { timeText } from "../words/clock";
import { calendarPath, type Shown } from "./calendar-nav";
import type { Choosing, Free } from "./load";
import { LevelMark } from "./visit";

const CHOOSE_WORDS = { move: "Move here", book: "Book" } as const;

/** A time that is free; a link when it can be chosen for a visit or a person. */
export function FreeTime(props: { free: Free; shown: Shown; choosing: Choosing }) {
  const { free, shown, choosing } = props;
  const { startsAt, heldFor, visitType, location } = free;
  const mark = heldFor ? <LevelMark level={heldFor} /> : null;
  const note = (...parts: (string | null)[]) => (
    <span className="cal-note">{parts.filter(Boolean).join(", ")}</span>
  );
  if (choosing)
    return (
      <>
        {mark}{" "}
        <Link
          href={calendarPath({ ...shown, to: timeCode(free) })}
          prefetch={false}
          scroll={false}
          draggable={false}
        >
          <b>{timeText(startsAt)}</b> {CHOOSE_WORDS[choosing]}
        </Link>
        {note(heldFor ? `kept for ${HELD_WORDS[heldFor]}` : null, location)}
      </>
    );
  return (
    <>
      {mark} <b>{timeText(startsAt)}</b> {heldFor ? `Kept for ${HELD_WORDS[heldFor]}` : "Free"}
      {note(visitType, location)}
    </>
  );
}
