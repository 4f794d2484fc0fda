import Link from "next/link";
import { LevelTag } from "@/components/level-tag";
import type { Level } from "@/lib/triage/symptoms";
import { dayTimeText } from "../words/clock";
import { LEVEL_WORDS } from "../words/words";
import { calendarPath, type Shown, withoutChoice } from "./calendar-nav";
import type { Free } from "./load";

/** A time in words: when, with whom, for what and where. */
export const timeWords = ({ startsAt, clinicianName, visitType, location }: Free) =>
  [dayTimeText(startsAt), clinicianName, visitType, location].filter(Boolean).join(", ");

type Props = {
  id: string;
  of: { name: string | null; reference: string; level: Level };
  shown: Shown;
};

/** Who was chosen, and the way back to nobody. */
export function ChosenHead({ id, of, shown }: Props) {
  return (
    <>
      <div className="cal-chosen-head">
        <h2 id={id}>{of.name ?? of.reference}</h2>
        <Link href={calendarPath(withoutChoice(shown))} prefetch={false} scroll={false}>
          Close
        </Link>
      </div>
      <p>
        <LevelTag level={of.level} label={LEVEL_WORDS[of.level]} />
      </p>
    </>
  );
}
