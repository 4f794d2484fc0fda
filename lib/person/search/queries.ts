import { z } from "zod";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { nameOf, readContact, type SealedContact } from "@/lib/contact/open-contact";
import { unseal } from "@/lib/crypto/seal";
import { Unsealing } from "@/lib/crypto/unsealing";
import { prisma } from "@/lib/db/client";
import type { RowOf } from "@/lib/db/statement";
import { HOUR_MS } from "@/lib/time";
import { KEPT_HOURS, searchPlace } from "./place";
import { RANKS, SEARCH, searchFor } from "./statement";
import { readWords } from "./words";

const IdSchema = z.uuid();

type SealedRow = RowOf<typeof SEARCH>;

/** One matching intake, open or closed. */
export type FoundRow = Omit<SealedRow, keyof SealedContact | "found" | "tooManyAlike" | "rank"> & {
  name: string | null;
  birthDate: string | null;
  /** Null without a name in the search; close: another spelling of it; rough: it only sounds alike. */
  fits: "spelt" | "close" | "rough" | null;
  /** Its contact could not be opened. */
  unreadable: boolean;
};

export type Found = {
  rows: FoundRow[];
  found: number;
  /** More surnames sound alike than can be shown, so none of them is among the rows. */
  tooManyAlike: boolean;
};

/**
 * This person's search words under this id, as typed; null for any other person, after half a day,
 * and when no key opens them.
 */
export async function findSearchWords(
  staff: Staff<"contact:read">,
  searchId: string,
): Promise<string | null> {
  if (!IdSchema.safeParse(searchId).success) return null;
  const since = new Date(clockNow().getTime() - KEPT_HOURS * HOUR_MS);
  const row = await prisma().staffSearch.findUnique({
    where: { id: searchId, staffId: staff.id, createdAt: { gt: since } },
    select: { wordsSealed: true },
  });
  if (!row) return null;
  const open = () => unseal(row.wordsSealed, searchPlace(searchId));
  return new Unsealing().take("StaffSearch", searchId, open);
}

/**
 * One page (20 rows) of the open and closed intakes that match all of the words: a whole surname as
 * typed, then half of one or a given name, then other spellings, last what only sounds alike; in
 * each who matches more of the words, then the newest. Only the latest contact of an intake counts. Names stay
 * ciphertext in the database, which compares blind tokens. The audit log gets the kinds of words
 * and the number of matches, never the words.
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
    rows: rows.map((row) => openRow(row, wanted.name !== null)),
    found: total?.found ?? 0,
    tooManyAlike: total?.tooManyAlike ?? false,
  };
}

function fitsOf(rank: number): FoundRow["fits"] {
  if (rank < RANKS.close) return "spelt";
  return rank === RANKS.close ? "close" : "rough";
}

function openRow(sealed: SealedRow, named: boolean): FoundRow {
  const { contactId, contactSealed, found, tooManyAlike, rank, ...row } = sealed;
  const unsealing = new Unsealing();
  const contact = readContact(unsealing, { contactId, contactSealed });
  return {
    ...row,
    unreadable: unsealing.unreadable,
    name: nameOf(contact),
    birthDate: contact?.birthDate ?? null,
    fits: named ? fitsOf(rank) : null,
  };
}
