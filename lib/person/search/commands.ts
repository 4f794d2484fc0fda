import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { seal } from "@/lib/crypto/seal";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { FieldProblem } from "@/lib/errors";
import { KEPT_HOURS, searchPlace } from "./place";
import type { SearchInput } from "./schema";
import { bareReference, kindsOf, readWords, type Unclear } from "./words";

const UNCLEAR_WORDS: Record<Unclear, string> = {
  nothing: "Enter a name, a date of birth, a phone number, an e-mail address or a reference.",
  no_such_day: "That date does not exist. Enter a date of birth such as 5/3/1980 or 1980-05-03.",
  phone: "Enter a full phone number, or its last 7 digits, or a full date of birth.",
  number: "Enter at most one phone number, one date of birth and one e-mail address.",
};

/** Where to go now: to the named intake, or to the results of the search. */
export type SearchStart = { intakeId: string } | { searchId: string };

async function findByReference(reference: string): Promise<string | undefined> {
  const where = { reference };
  return (await prisma().intake.findUnique({ where, select: { id: true } }))?.id;
}

const START = statement({
  name: "search_start",
  text: `WITH old AS (
      DELETE FROM "StaffSearch" WHERE "createdAt" < now() - make_interval(hours => ${KEPT_HOURS}))
    INSERT INTO "StaffSearch" ("id", "staffId", "wordsSealed") VALUES ($search, $staff, $wordsSealed)`,
  columns: {},
});

/**
 * Stores the search words of a person, sealed, for half a day, and returns the id under which the
 * page shows the results. So no name stands in an address, a log or the browser's history. Erases
 * older searches. A reference alone, also without its BK, leads straight to its intake. Refuses words
 * that hold nothing to search by.
 */
export async function startSearch(
  staff: Staff<"contact:read">,
  { words }: SearchInput,
): Promise<SearchStart | FieldProblem> {
  const bare = bareReference(words);
  const named = bare && (await findByReference(bare));
  if (named) return { intakeId: named };
  const wanted = readWords(words);
  if (typeof wanted === "string") return new FieldProblem("words", UNCLEAR_WORDS[wanted]);
  const alone = kindsOf(wanted).length === 1 ? wanted.reference : null;
  const intakeId = alone && (await findByReference(alone));
  if (intakeId) return { intakeId };
  const searchId = randomUUID();
  const wordsSealed = seal(words, searchPlace(searchId));
  await START.run({ search: searchId, staff: staff.id, wordsSealed });
  return { searchId };
}
