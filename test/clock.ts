/** For tests: as in a process that has not looked at the clock of the database. */
export function forgetDatabaseTimeForTest(): void {
  Object.assign(globalThis, { backlineClock: undefined });
}
