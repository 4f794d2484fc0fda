import { searchTokensOf } from "@/lib/contact/contact";
import { readContact } from "@/lib/contact/open-contact";
import { SEARCH_VERSION } from "@/lib/contact/search-words";
import { Unsealing } from "@/lib/crypto/unsealing";
import { statement } from "@/lib/db/statement";

const AT_ONCE = 500;

const FIND = statement({
  name: "contacts_to_index",
  text: `SELECT "id", "contactSealed" FROM "IntakeContact" WHERE "searchVersion" < ${SEARCH_VERSION}
    ORDER BY "id" LIMIT ${AT_ONCE}`,
  columns: { id: "uuid", contactSealed: "text" },
});

/** One that cannot be opened keeps its tokens. */
const WRITE = statement({
  name: "contacts_indexed",
  text: `UPDATE "IntakeContact" c SET "searchVersion" = ${SEARCH_VERSION}, "searchTokens" = coalesce(w."tokens", c."searchTokens")
    FROM jsonb_to_recordset($written::jsonb) AS w("id" uuid, "tokens" text[]) WHERE c."id" = w."id"`,
  columns: {},
});

/**
 * Gives contacts from before an update the search tokens of today, some thousand at a time; the job
 * comes again each minute until none is left. Meanwhile they are found by their former tokens.
 */
export async function indexContacts(batches = 20): Promise<void> {
  for (let batch = 0; batch < batches; batch += 1) {
    const rows = await FIND.run({});
    if (rows.length === 0) return;
    const written = rows.map(({ id, contactSealed }) => {
      const contact = readContact(new Unsealing(), { contactId: id, contactSealed });
      return { id, tokens: contact && searchTokensOf(contact) };
    });
    await WRITE.run({ written: JSON.stringify(written) });
  }
}
