import { z } from "zod";
import type { Staff } from "@/lib/auth/staff";
import { nameOf, readContact, type SealedContact } from "@/lib/contact/open-contact";
import { unseal } from "@/lib/crypto/seal";
import { Unsealing } from "@/lib/crypto/unsealing";
import { prisma } from "@/lib/db/client";
import type { RowOf } from "@/lib/db/statement";
import { HOUR_MS } from "@/lib/time";
import { KEPT_HOURS, searchPlace } from "./place";
import { SEARCH, searchFor } from "./statement";
import { readWords } from "./words";

const IdSchema = z.uuid();

type SealedRow = RowOf<typeof SEARCH>;

/** One intake that fits, open or closed. */
export type FoundRow = Omit<SealedRow, keyof SealedContact | "found" | "tooManyAlike" | "spelt"> & {
  name: string | null;
  birthDate: string | null;
  /** Null where no surname was looked for; false: it only sounds like it. */
  spelt: boolean | null;
  /** Its contact could not be opened. */
  unreadable: boolean;
};

export type Found = {
  rows: FoundRow[];
  found: number;
  /** More sound like the surname than can be shown; none of them is among the rows. */
  tooManyAlike: boolean;
};

/**
 * What a person has looked for under this id, as they typed it; null for any other person, and when
 * half a day has gone by.
 */
export async function findSearchWords(
  staff: Staff<"contact:read">,
  searchId: string,
): Promise<string | null> {
  if (!IdSchema.safeParse(searchId).success) return null;
  const since = new Date(Date.now() - KEPT_HOURS * HOUR_MS);
  const row = await prisma().staffSearch.findUnique({
    where: { id: searchId, staffId: staff.id, createdAt: { gt: since } },
    select: { wordsSealed: true },
  });
  return row ? unseal(row.wordsSealed, searchPlace(searchId)) : null;
}

/**
 * One page (20 rows) of the intakes, open and closed, that fit all of the words: spelt so first, then
 * what sounds alike, newest first. Only the latest contact of an intake counts. Names stay ciphertext
 * in the database: it compares blind tokens. The trail gets the kinds of words and how many fit,
 * never the words.
 */
export async function searchIntakes(
  staff: Staff<"contact:read">,
  words: string,
  page: number,
): Promise<Found> {
  const wanted = readWords(words);
  if (typeof wanted === "string") return { rows: [], found: 0, tooManyAlike: false };
  const { values, found } = searchFor(wanted, staff.id, page);
  const [total, ...rows] = await SEARCH.run(values, found);
  return {
    rows: rows.map((row) => openRow(row, wanted.surname !== null)),
    found: total?.found ?? 0,
    tooManyAlike: total?.tooManyAlike ?? false,
  };
}

function openRow(sealed: SealedRow, named: boolean): FoundRow {
  const { contactId, contactSealed, found, tooManyAlike, ...row } = sealed;
  const unsealing = new Unsealing();
  const contact = readContact(unsealing, { contactId, contactSealed });
  return {
    ...row,
    unreadable: unsealing.unreadable,
    name: nameOf(contact),
    birthDate: contact?.birthDate ?? null,
    spelt: named ? row.spelt : null,
  };
}
