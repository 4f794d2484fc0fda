import { noteDatabaseTime } from "@/lib/clock";

const HOUR_MS = 3_600_000;

/** For tests: as in a process that has not looked at the clock of the database. */
export function forgetDatabaseTimeForTest(): void {
  Object.assign(globalThis, { backlineClock: undefined });
}

/** For tests: does `work` in a process for which the clock of the database is so many hours behind. */
export async function hoursBehindForTest(hours: number, work: () => Promise<void>): Promise<void> {
  noteDatabaseTime(new Date(Date.now() - hours * HOUR_MS), performance.now());
  await work().finally(forgetDatabaseTimeForTest);
}
