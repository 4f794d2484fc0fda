import { setTimeout as sleep } from "node:timers/promises";
import { trail } from "@/lib/audit/trail";
import { lineOf, UNKNOWN_ADDRESS } from "@/lib/caller-address";
import { macOf } from "@/lib/crypto/mac";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { logFailed, logNoted, logRefused } from "@/lib/log";
import type { Staff } from "./staff";

/** What is worth a look when somebody tries to get in. Codes are never reused. */
export const SECURITY_CODES = [
  "password_right",
  "provider_right",
  "provider_refused",
  "sign_in_refused",
  "sign_in_limited",
  "code_right",
  "code_refused",
  "code_limited",
  "cross_site",
  "not_permitted",
  "password_reset",
  "factor_reset",
  "role_changed",
  "exported",
] as const;
export type SecurityCode = (typeof SECURITY_CODES)[number];

/** A request waits so long for its note to be written. */
const LONGEST_MS = 1000;

const AS_IT_SHOULD_BE: readonly SecurityCode[] = [
  ...(["password_right", "provider_right", "code_right", "password_reset"] as const),
  ...(["factor_reset", "role_changed", "exported"] as const),
];

type Note = { code: SecurityCode; address: string | null; staff: string | null };

/** So long they are kept. */
export const SECURITY_DAYS = 180;
export const SECURITY_PAGE_SIZE = 50;

const NOTE = statement({
  name: "security_note",
  text: `INSERT INTO "SecurityEvent" ("code", "address", "staffId", "hour", "times")
    VALUES ($code, $address::text, $staff::uuid, date_trunc('hour', now(), 'UTC'), $times::int)
    ON CONFLICT ("hour", "code", "address", "staffId")
    DO UPDATE SET "times" = "SecurityEvent"."times" + $times, "lastAt" = now()`,
  columns: {},
});

/** A keyed hash of the line that an address belongs to: equal ones are equal, and no address is shown. */
const addressKey = (address: string) =>
  address === UNKNOWN_ADDRESS ? null : macOf("source", `security:${lineOf(address)}`).slice(0, 12);

/** What was noted and is not written yet, by what is counted together. */
const unwritten = new Map<string, Note & { times: number }>();
let writing = Promise.resolve();

/** Writes what waits, one row after the other: a flood takes one connection, and patients the rest. */
async function writeNotes(): Promise<void> {
  const notes = [...unwritten.values()];
  unwritten.clear();
  for (const note of notes)
    await NOTE.run(note).catch((error: unknown) => logFailed("security_event_lost", error, {}));
}

/**
 * Writes one security event to the log and to the page of admins: its code, a keyed hash of the
 * address, and the account if it is known. Never stops what it is about, and holds it up for a second at most.
 */
export async function noteSecurity(
  code: SecurityCode,
  { address, staffId }: { address: string; staffId?: string | null },
): Promise<void> {
  const key = addressKey(address);
  const log = AS_IT_SHOULD_BE.includes(code) ? logNoted : logRefused;
  log("security", { code, ...(key && { address: key }), ...(staffId && { account: staffId }) });
  const note = { code, address: key, staff: staffId ?? null };
  const name = JSON.stringify(note);
  unwritten.set(name, { ...note, times: (unwritten.get(name)?.times ?? 0) + 1 });
  writing = writing.then(writeNotes);
  await Promise.race([writing, sleep(LONGEST_MS, undefined, { ref: false })]);
}

const LIST = statement({
  name: "security_list",
  text: `WITH looked AS (${trail({ action: "security.viewed", staff: "$staff" })})
    SELECT e."id"::text AS "id", e."code", e."address", m."name" AS "staffName", e."times", e."lastAt"
    FROM "SecurityEvent" e LEFT JOIN "StaffMember" m ON m."id" = e."staffId"
    WHERE ($before::bigint IS NULL OR e."id" < $before) AND ($code::text IS NULL OR e."code" = $code)
    ORDER BY e."id" DESC LIMIT $most`,
  columns: {
    ...{ id: "text", code: column<SecurityCode>("text"), address: "text?" },
    ...{ staffName: "text?", times: "int4", lastAt: "timestamptz" },
  },
});
export type SecurityRow = RowOf<typeof LIST>;

/**
 * Security events, newest first, at most 50 before the event id `before`, of one code or of all.
 * Reading them is an event of the audit log.
 */
export async function listSecurityEvents(
  staff: Staff<"audit:read">,
  { before, code }: { before?: string; code?: SecurityCode },
): Promise<{ rows: SecurityRow[]; next: string | null }> {
  const rows = await LIST.run({
    ...{ staff: staff.id, before: before ?? null, code: code ?? null },
    most: SECURITY_PAGE_SIZE + 1,
  });
  const page = rows.slice(0, SECURITY_PAGE_SIZE);
  return { rows: page, next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null };
}
