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

export type TimeLeft = {
  words: string;
  /** overdue: its time is over · soon: a quarter of it, or an hour, is left · later: more, or no target */
  tone: "overdue" | "soon" | "later";
  /** The share of its time that is used: 0 to 1, more when overdue; null without a target. */
  used: number | null;
};

/** Longer than this it is said by when, not how long. */
const LONGEST_COUNTED = 4 * HOUR;

/**
 * The time left until the deadline of an intake received then, or how long it is overdue. Some
 * levels have no target. `clock` says a moment as a colleague would: "16:30", "Wed 08:15".
 */
export function timeLeft(
  dueAt: Date | null,
  receivedAt: Date,
  now: Date,
  clock: (moment: Date, now: Date) => string,
): TimeLeft {
  if (!dueAt) return { words: "No target", tone: "later", used: null };
  const left = dueAt.getTime() - now.getTime();
  const whole = Math.max(1, dueAt.getTime() - receivedAt.getTime());
  const used = Math.max(0, (whole - left) / whole);
  if (left < 0) {
    const since = left > -MINUTE ? "just now" : durationWords(left);
    return { words: `Overdue ${since}`, tone: "overdue", used };
  }
  const words = left > LONGEST_COUNTED ? `by ${clock(dueAt, now)}` : `${durationWords(left)} left`;
  return { words, tone: left <= Math.max(whole / 4, HOUR) ? "soon" : "later", used };
}
