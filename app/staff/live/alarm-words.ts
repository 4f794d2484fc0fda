import type { BoardState } from "@/lib/queue/live/board-state";
import { clockText } from "./clock-text";

type Rings = Pick<BoardState, "alarms" | "selfHarm" | "lostVisits" | "alarmSince" | "bursts">;

/** "2 emergencies", "1 Urgent intake with words of self-harm", "a burst of 7 ...". */
function parts({ alarms, selfHarm, lostVisits, bursts }: Rings): string[] {
  const emergencies = alarms.length - selfHarm - lostVisits;
  const urgent = (count: number) =>
    `${count} unacknowledged ${count === 1 ? "Urgent intake" : "Urgent intakes"}`;
  return [
    ...(emergencies > 0
      ? [`${emergencies} unacknowledged ${emergencies === 1 ? "emergency" : "emergencies"}`]
      : []),
    ...(selfHarm > 0 ? [`${urgent(selfHarm)} with words of self-harm`] : []),
    ...(lostVisits > 0 ? [`${urgent(lostVisits)} without the follow-up that was booked`] : []),
    ...bursts.map(({ size }) => `a burst of ${size} alike from one source`),
  ];
}

/**
 * What rings, each kind by its own name, and since when the first of them waits. With words of
 * self-harm, `crisis`, the number of the crisis line, follows.
 */
export function alarmWords(rings: Rings, zone: string, crisis: string): string {
  const { alarms, alarmSince, bursts, selfHarm } = rings;
  const what = parts(rings).join(" and ");
  if (alarms.length === 0) return `Unacknowledged: ${what}`;
  const first = alarms.length + bursts.length > 1 ? "the first waiting" : "waiting";
  const since = alarmSince === null ? "" : `, ${first} since ${clockText(alarmSince, zone)}`;
  return `${what}${since}${selfHarm > 0 ? `. Crisis line: ${crisis}` : ""}`;
}
