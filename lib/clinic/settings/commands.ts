import { randomUUID } from "node:crypto";
import { z } from "zod";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
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

/** The value of a version; null is the default, which version 0 always is. */
async function valueAt({ key, scope }: Place, version: number): Promise<SettingValue | null> {
  if (version === 0) return null;
  const row = await prisma().settingChange.findUnique({
    where: { key_scope_version: { key, scope, version } },
    select: { value: true },
  });
  if (!row) throw new Rejection("changed_meanwhile");
  return row.value as SettingValue | null;
}

/** `before` and `after`: what changed, in words. */
const WRITE = statement({
  name: "setting_write",
  text: `WITH written AS (
      INSERT INTO "SettingChange" ("id", "key", "scope", "version", "value", "staffId")
      SELECT $change::uuid, $key::text, $scope::text, $version::int + 1, $value::jsonb, $staff::uuid
      WHERE $version = coalesce((SELECT max(s."version") FROM "SettingChange" s
        WHERE s."key" = $key AND s."scope" = $scope), 0)
      ON CONFLICT ("key", "scope", "version") DO NOTHING RETURNING *),
    audited AS (${trail({
      action: "setting.changed",
      staff: "$staff",
      detail: {
        setting: '"key"',
        scope: '"scope"',
        version: '"version"',
        before: "$before::text",
        after: "$after::text",
      },
      from: "written",
    })})
    SELECT "id" FROM written`,
  columns: { id: "uuid" },
});

/** Is there such a location? */
async function isLocation(scope: string): Promise<boolean> {
  const id = z.uuid().safeParse(scope);
  return id.success && (await prisma().location.count({ where: { id: id.data } })) > 0;
}

async function assertScope({ key, scope }: Place): Promise<void> {
  if (SCOPES[key] === "letter" ? LETTER_SCOPES.includes(scope) : scope === "") return;
  if (SCOPES[key] === "location" && (await isLocation(scope))) return;
  throw new Rejection("not_found");
}

/** Returns how many fields changed. Writes nothing when none did. */
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
  const rows = await WRITE.run({
    ...{ staff: staff.id, change: randomUUID(), key, scope, version },
    value: value && JSON.stringify(value),
    before: sideText(changes, "before"),
    after: sideText(changes, "after"),
  });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
  // The next page of this process already shows it; the others within two seconds.
  await loadSettings();
  return { changed: changes.length };
}

/**
 * Saves what an admin changed, with before and after in the audit log. Refuses with
 * changed_meanwhile when somebody changed it since the version that the person saw, so that nobody
 * overwrites a colleague.
 */
export function changeSetting(staff: Admin, input: SettingInput): Promise<{ changed: number }> {
  return write(staff, input, input.value);
}

/** Restores the value of an earlier version, as one more change. */
export async function putSettingBack(
  staff: Admin,
  input: PutBackInput,
): Promise<{ changed: number }> {
  const value = await valueAt(input, input.to);
  // This release may refuse a value that an earlier release accepted.
  if (value && !SETTINGS[input.key].safeParse(value).success)
    throw new Rejection("setting_outdated");
  return write(staff, input, value);
}
