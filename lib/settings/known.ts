import { sql } from "@/lib/db/client";
import { type Listener, listen } from "@/lib/db/listen";
import { logFailed } from "@/lib/log";
import { DEFAULTS } from "./defaults";
import { SETTINGS, type Setting, type SettingKey } from "./schema";

// What is set is kept in memory, so that a page can say whom to call while the database is away: the
// numbers last known or, before it was ever reached, those of the environment.

type Row = { key: string; scope: string; version: number; value: unknown };
type Known = { version: number; value: unknown };
type Store = { rows: Map<string, Known>; readAt: number; listener?: Listener; hears: boolean };

/** Without a listener what is known counts for so long. */
const STALE_MS = 5_000;
/** A start waits no longer for the database. */
const PATIENCE_MS = 3_000;

const shared = globalThis as unknown as { backlineSettings?: Store };
shared.backlineSettings ??= { rows: new Map(), readAt: 0, hears: false };
const store: Store = shared.backlineSettings;

const idOf = (key: string, scope: string) => `${key}:${scope}`;

const LATEST = `
  SELECT DISTINCT ON ("key", "scope") "key", "scope", "version", "value" FROM "SettingChange"
  ORDER BY "key", "scope", "version" DESC`;

function readable({ key, value }: Row): unknown {
  if (value === null || !(key in SETTINGS)) return null;
  const parsed = SETTINGS[key as SettingKey].safeParse(value);
  if (parsed.success) return parsed.data;
  logFailed("setting_not_readable", parsed.error);
  return null;
}

function keep(rows: Row[]): void {
  for (const row of rows) {
    const id = idOf(row.key, row.scope);
    // An answer that comes late is older than what is known.
    if ((store.rows.get(id)?.version ?? 0) >= row.version) continue;
    store.rows.set(id, { version: row.version, value: readable(row) });
  }
  store.readAt = Date.now();
}

/** Reads what is set from the database into this process. */
export async function loadSettings(): Promise<void> {
  keep(await sql<Row>("settings_latest", LATEST, []));
}

/**
 * Keeps this process in step with every other: what is set is read again when one of them changes
 * it. Resolves when it was read once, or could not be for three seconds. Never throws.
 */
export async function watchSettings(): Promise<{ stop: () => Promise<void> }> {
  await new Promise<void>((ready) => {
    const patience = setTimeout(ready, PATIENCE_MS);
    const heard = async () => {
      try {
        keep((await store.listener?.query<Row>(LATEST)) ?? []);
        store.hears = true;
      } catch (error) {
        logFailed("settings_not_read", error);
      }
      clearTimeout(patience);
      ready();
    };
    const lost = () => {
      store.hears = false;
    };
    store.listener = listen("settings_changed", heard, lost);
  });
  return {
    stop: async () => {
      store.hears = false;
      await store.listener?.stop();
    },
  };
}

/**
 * For commands, before they use a setting: makes sure that this process knows what is set. Does
 * nothing where it is told of changes; when the database does not answer, what was known counts.
 */
export async function freshSettings(): Promise<void> {
  if (store.hears || Date.now() - store.readAt < STALE_MS) return;
  await loadSettings().catch((error) => logFailed("settings_not_read", error));
}

/** What an admin set for this scope; null: nothing. */
export function ownSetting<K extends SettingKey>(key: K, scope: string): Setting<K> | null {
  return (store.rows.get(idOf(key, scope))?.value as Setting<K> | null | undefined) ?? null;
}

/**
 * What counts now: set for this scope (a location), else for the whole clinic, else as delivered.
 * Answers from memory, so it neither waits nor fails.
 */
export function setting<K extends SettingKey>(key: K, scope = ""): Setting<K> {
  return ownSetting(key, scope) ?? ownSetting(key, "") ?? DEFAULTS[key]();
}

/** Minutes after which the steps of the ladder above the screens are told, lowest step first. */
export function ladderMinutes(): number[] {
  const { on_call, on_duty, manager } = setting("ladder");
  return [on_call, on_duty, manager].map(Number);
}

/** The scopes for which something of this kind is set beside the whole clinic. */
export function ownScopes(keys: readonly SettingKey[]): string[] {
  const scopes = [...store.rows].flatMap(([id, { value }]) => {
    const [key = "", scope = ""] = id.split(":");
    return value && scope && keys.includes(key as SettingKey) ? [scope] : [];
  });
  return [...new Set(scopes)];
}
