const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in the two largest units: "under a minute", "7 min", "3 h 5 min", "2 days 4 h". */
export function durationWords(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < MINUTE) return "under a minute";
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < DAY) {
    const minutes = Math.floor((length % HOUR) / MINUTE);
    return `${Math.floor(length / HOUR)} h${minutes ? ` ${minutes} min` : ""}`;
  }
  const days = Math.floor(length / DAY);
  const hours = Math.floor((length % DAY) / HOUR);
  return `${days} ${days === 1 ? "day" : "days"}${hours ? ` ${hours} h` : ""}`;
}

/** The time between two events, roughly: as durationWords below two days, then whole days or weeks. */
export function gapWords(milliseconds: number): string {
  const days = Math.floor(Math.abs(milliseconds) / DAY);
  if (days < 2) return durationWords(milliseconds);
  return days < 14 ? `${days} days` : `${Math.floor(days / 7)} weeks`;
}

export type TimeLeft = { words: string; overdue: boolean };

/** Time left until a deadline, or how long it is past; a level without a deadline has no target. */
export function timeLeft(dueAt: Date | null, now: Date): TimeLeft {
  if (!dueAt) return { words: "No target", overdue: false };
  const left = dueAt.getTime() - now.getTime();
  const overdue = left < 0;
  return { words: `${durationWords(left)} ${overdue ? "overdue" : "left"}`, overdue };
}
