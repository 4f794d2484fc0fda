import Link from "next/link";
import { ModeIcon } from "@/app/mode-icon";
import { LevelShape } from "@/components/level-shape";
import type { CalendarRow } from "@/lib/appointment/queries";
import { ReachMarks } from "../board/reach-marks";
import { timeText } from "../words/clock";
import { LEVEL_WORDS, STATUS_WORDS, UNREADABLE_WORDS } from "../words/words";

/** The look of a visit: of its kind while it is ahead, plain when it is over, struck when missed. */
export function visitLook(
  { mode, status, startsAt, endsAt, visitType }: CalendarRow,
  now: Date,
): string {
  const over = status === "done" || status === "no_show" || endsAt <= now;
  const movable = status === "booked" && startsAt > now && visitType !== null;
  return [
    `visit cal-${(mode ?? "in_person").replace("_", "-")}`,
    over ? "cal-over" : null,
    status === "no_show" ? "cal-missed" : null,
    movable ? "cal-movable" : null,
  ]
    .filter(Boolean)
    .join(" ");
}

/** The shape of a level with its word for those who do not see it. */
export function LevelMark({ level }: { level: CalendarRow["level"] }) {
  return (
    <span className={`cal-level cal-level-${level.toLowerCase().replace("_", "-")}`}>
      <LevelShape level={level} />
      <span className="sr-only">{LEVEL_WORDS[level]}</span>
    </span>
  );
}

/**
 * A visit in the calendar: when and who, at which level; what, where, and what became of it. `href` opens
 * its panel.
 */
export function Visit({ row, href }: { row: CalendarRow; href: string }) {
  const { status, overbookReason, room } = row;
  return (
    <>
      <LevelMark level={row.level} />{" "}
      <Link href={href} prefetch={false} scroll={false} draggable={false}>
        <b>{timeText(row.startsAt)}</b> {row.name ?? row.reference}
      </Link>
      <span className="cal-note">
        {row.unreadable ? <b className="flag">{UNREADABLE_WORDS}</b> : null}
        {row.mode ? <ModeIcon mode={row.mode} /> : null}{" "}
        {status === "booked" ? null : <b>{STATUS_WORDS[status]}, </b>}
        {overbookReason ? <b className="flag">Beside others, </b> : null}
        {[row.visitType ?? "Follow-up", row.location, room].filter(Boolean).join(", ")}
        <ReachMarks needs={row.reachNeeds} />
      </span>
    </>
  );
}
