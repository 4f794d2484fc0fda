// A machine whose clock jumped by days would put alarms and deadlines days away, and erase what is still
// needed. So what decides about them goes by the database's clock, at which each process looks every two
// seconds. In between the time is counted on by a clock that nobody sets.

/** Clocks that differ less are as good as the same. */
const ALIKE_MS = 30_000;

/** `at`: the time that counted when `counted` milliseconds had gone since this process began. */
type Known = { at: number; counted: number; ahead: number };

const store = globalThis as unknown as { backlineClock?: Known };

/**
 * Notes what the clock of the database said. `asked`: the milliseconds that had gone since this process began when
 * it was asked; our clock may have jumped since.
 */
export function noteDatabaseTime(said: Date, asked: number): void {
  const now = Date.now();
  const latest = said.getTime() + performance.now() - asked;
  const differs = now - Math.min(Math.max(now, said.getTime()), latest);
  const ahead = Math.abs(differs) < ALIKE_MS ? 0 : differs;
  store.backlineClock = { at: now - ahead, counted: performance.now(), ahead };
}

/** By how many milliseconds our clock is ahead of the database's (behind: below 0); 0 when they are alike. */
export function clockAhead(): number {
  return store.backlineClock?.ahead ?? 0;
}

/** The time that counts: ours while it is like the database's, else the database's. */
export function clockNow(): Date {
  const known = store.backlineClock;
  return known ? new Date(known.at + performance.now() - known.counted) : new Date();
}
