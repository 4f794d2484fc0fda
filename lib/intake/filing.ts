import { randomInt } from "node:crypto";
import { sql } from "@/lib/db/client";
import { deadlinesFrom } from "@/lib/deadline/due";
import { env } from "@/lib/env";
import { databaseErrorCode, UNIQUE_VIOLATION } from "@/lib/errors";
import { checkInValues } from "./check-ins";
import type { FiledAs } from "./queries";
import { newReference } from "./reference";

/** When an intake is filed, why, and in which language. `random` makes the reference. */
export type FiledNow = {
  filedAs: FiledAs;
  now: Date;
  locale: string;
  random?: (below: number) => number;
};

const REFERENCE_TRIES = 5;

/**
 * Runs one of the statements that file a draft (statements.ts), with another reference where one is
 * taken. `draft` is what the statement finds it by, `more` are its values after $9. Gives the id of
 * the intake; null when the draft was not there to be filed.
 */
export async function fileDraft(
  [name, text]: readonly [name: string, text: string],
  draft: string,
  { filedAs, now, locale, random = randomInt }: FiledNow,
  more: unknown[],
): Promise<string | null> {
  const values = [
    now,
    filedAs,
    env().DEMO,
    await deadlinesFrom(now),
    ...checkInValues(now),
    locale,
    ...more,
  ];
  for (let tries = 1; ; tries += 1) {
    try {
      const [filed] = await sql<{ id: string }>(name, text, [
        draft,
        newReference(random),
        ...values,
      ]);
      return filed?.id ?? null;
    } catch (error) {
      // The only value that another intake can have as well is the reference.
      if (databaseErrorCode(error) !== UNIQUE_VIOLATION || tries === REFERENCE_TRIES) throw error;
    }
  }
}
