import { databaseErrorCode, Rejection } from "@/lib/errors";

// When two writers wait for each other's row, Postgres ends one of them and undoes what it did.
export const DEADLOCK = "40P01";

const isDeadlock = (error: unknown) => databaseErrorCode(error) === DEADLOCK;

/**
 * Runs a statement that locks rows in another order than a booking, and once more when Postgres ended it
 * because a booking and it waited for each other. Refuses with changed_meanwhile when that happens twice.
 */
export async function againAfterDeadlock<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDeadlock(error)) throw error;
  }
  try {
    return await work();
  } catch (error) {
    throw isDeadlock(error) ? new Rejection("changed_meanwhile") : error;
  }
}
