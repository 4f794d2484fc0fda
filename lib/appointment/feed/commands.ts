import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { hashToken, newToken } from "@/lib/crypto/token";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";

const REVOKED = `revoked AS (
      UPDATE "CalendarFeed" SET "revokedAt" = now() WHERE "staffId" = $staff::uuid AND "revokedAt" IS NULL
      RETURNING "tokenHash"),
    audited_revoked AS (${trail({ action: "feed.revoked", staff: "$staff", from: "revoked" })} RETURNING 1)`;

// The row stands only once the former one is revoked: a person has one link.
const MAKE = statement({
  name: "feed_make",
  text: `WITH ${REVOKED},
    made AS (
      INSERT INTO "CalendarFeed" ("tokenHash", "staffId")
      SELECT $token, $staff FROM (SELECT count(*) FROM audited_revoked) AS "first" RETURNING "tokenHash"),
    audited AS (${trail({ action: "feed.made", staff: "$staff", from: "made" })})
    SELECT "tokenHash" FROM made`,
  columns: { tokenHash: "text" },
});

/**
 * Makes the private link by which this person's calendar program reads their visits, and ends the
 * former one. Only its hash is stored, so the link is shown once.
 */
export async function makeFeed(staff: Staff<"account:own">): Promise<string> {
  const token = newToken();
  await MAKE.run({ staff: staff.id, token: hashToken(token) });
  return `${env().APP_URL}/feed/${token}`;
}

const REVOKE = statement({
  name: "feed_revoke",
  text: `WITH ${REVOKED} SELECT "tokenHash" FROM revoked`,
  columns: { tokenHash: "text" },
});

/** Ends this person's calendar link. Nobody can read the calendar with it from then on. */
export async function revokeFeed(staff: Staff<"account:own">): Promise<void> {
  await REVOKE.run({ staff: staff.id });
}
