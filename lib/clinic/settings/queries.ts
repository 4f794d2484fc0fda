import type { Staff } from "@/lib/auth/staff";
import { prisma } from "@/lib/db/client";
import { setting } from "./current-settings";
import { DEFAULTS } from "./defaults";
import { SETTINGS, type Setting, type SettingKey, type SettingValue } from "./schema";

export type SettingVersion = {
  version: number;
  /** Null: the default. */
  value: SettingValue | null;
  changedAt: Date;
  staffName: string;
};

export type SettingNow<K extends SettingKey> = {
  value: Setting<K>;
  /** A change sends this version back. 0 when the setting was never changed. */
  version: number;
  /** Is a value set here, or does the value above it count? */
  own: boolean;
  /** Newest first. */
  history: SettingVersion[];
};

/** What counts for a scope without a value of its own: the clinic's value, or the default. */
export function inherited<K extends SettingKey>(key: K, scope: string): Setting<K> {
  return scope ? setting(key) : DEFAULTS[key]();
}

/** A setting with its history, for the admin who changes it. */
export async function getSetting<K extends SettingKey>(
  _staff: Staff<"settings:manage">,
  key: K,
  scope = "",
): Promise<SettingNow<K>> {
  const changes = await prisma().settingChange.findMany({
    where: { key, scope },
    select: { version: true, value: true, changedAt: true, staff: { select: { name: true } } },
    orderBy: { version: "desc" },
    take: 51,
  });
  const history = changes.map(({ staff, value, ...change }) => ({
    ...change,
    value: value as SettingValue | null,
    staffName: staff.name,
  }));
  const latest = history[0];
  const own = latest?.value ? SETTINGS[key].safeParse(latest.value) : null;
  return {
    value: own?.success ? (own.data as Setting<K>) : inherited(key, scope),
    version: latest?.version ?? 0,
    own: own?.success ?? false,
    history,
  };
}
