import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import { Rejection } from "@/lib/errors";
import { changesBetween, sideText } from "./changes";
import { loadSettings } from "./current-settings";
import { inherited } from "./queries";
import {
  type PutBackInput,
  SCOPES,
  SETTINGS,
  type SettingInput,
  type SettingKey,
  type SettingValue,
} from "./schema";
import { LETTER_SCOPES } from "./wording";

type Admin = Staff<"settings:manage">;
type Place = { key: SettingKey; scope: string };

/** The value of a version; null: as delivered, which version 0 always is. */
async function valueAt({ key, scope }: Place, version: number): Promise<SettingValue | null> {
  if (version === 0) return null;
  const [row] = await sql<{ value: SettingValue | null }>(
    "setting_version",
    `SELECT "value" FROM "SettingChange" WHERE "key" = $1 AND "scope" = $2 AND "version" = $3`,
    [key, scope, version],
  );
  if (!row) throw new Rejection("changed_meanwhile");
  return row.value;
}

/** $1 staff, $2 id, $3 key, $4 scope, $5 version seen, $6 value, $7 before and $8 after in words. */
const WRITE = `
  WITH written AS (
    INSERT INTO "SettingChange" ("id", "key", "scope", "version", "value", "staffId")
    SELECT $2::uuid, $3::text, $4::text, $5::int + 1, $6::jsonb, $1::uuid
    WHERE $5 = coalesce((SELECT max(s."version") FROM "SettingChange" s
      WHERE s."key" = $3 AND s."scope" = $4), 0)
    ON CONFLICT ("key", "scope", "version") DO NOTHING RETURNING *)
  INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
  SELECT 'staff', $1, 'setting.changed', jsonb_build_object('setting', "key", 'scope', "scope",
    'version', "version", 'before', $7::text, 'after', $8::text) FROM written RETURNING "id"`;

async function assertScope({ key, scope }: Place): Promise<void> {
  if (SCOPES[key] === "letter" ? LETTER_SCOPES.includes(scope) : scope === "") return;
  const found =
    SCOPES[key] === "location"
      ? await sql("setting_place", `SELECT 1 FROM "Location" WHERE "id"::text = $1`, [scope])
      : [];
  if (found.length === 0) throw new Rejection("not_found");
}

/** Gives how many fields changed; writes nothing where none did. */
async function write(
  staff: Admin,
  { key, scope, version }: Place & { version: number },
  value: SettingValue | null,
): Promise<{ changed: number }> {
  await assertScope({ key, scope });
  const rest = inherited(key, scope);
  const before = await valueAt({ key, scope }, version);
  const changes = changesBetween(before ?? rest, value ?? rest);
  if (changes.length === 0 && (before === null) === (value === null)) return { changed: 0 };
  const rows = await sql("setting_write", WRITE, [
    staff.id,
    randomUUID(),
    key,
    scope,
    version,
    value && JSON.stringify(value),
    sideText(changes, "before"),
    sideText(changes, "after"),
  ]);
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
  // The next page of this process already shows it; the others within two seconds.
  await loadSettings();
  return { changed: changes.length };
}

/**
 * Sets what an admin changed, with before and after in the trail. Refused with changed_meanwhile when
 * somebody changed it since the version that the person saw, so that nobody overwrites a colleague.
 */
export function changeSetting(staff: Admin, input: SettingInput): Promise<{ changed: number }> {
  return write(staff, input, input.value);
}

/** Lets the value of an earlier version count again, as one more change. */
export async function putSettingBack(
  staff: Admin,
  input: PutBackInput,
): Promise<{ changed: number }> {
  const value = await valueAt(input, input.to);
  // What an earlier release took may be refused by this one.
  if (value && !SETTINGS[input.key].safeParse(value).success)
    throw new Rejection("setting_outdated");
  return write(staff, input, value);
}
