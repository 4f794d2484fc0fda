import { existsSync } from "node:fs";
import { openDatabase } from "./local-database";
import { problemOf } from "./problem";

/** Runs a command line. A failure is printed as one sentence and sets the exit code. */
export async function asCommand(work: () => Promise<void>): Promise<void> {
  try {
    if (existsSync(".env")) process.loadEnvFile(".env");
    await work();
  } catch (error) {
    console.error(problemOf(error));
    process.exitCode = 1;
  }
}

/** For the command line: runs a task on the database of DATABASE_URL, else on the local one. */
export function onDatabase(work: (url: string) => Promise<void>): Promise<void> {
  return asCommand(async () => {
    const { url, stop } = await openDatabase();
    await work(url).finally(stop);
  });
}
