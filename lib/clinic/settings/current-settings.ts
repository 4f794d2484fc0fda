import { clockAhead, noteDatabaseTime } from "@/lib/clock";
import { type RowOf, statement } from "@/lib/db/statement";
import { logFailed, logRefused } from "@/lib/log";
import { DEFAULTS } from "./defaults";
import { SETTINGS, type Setting, type SettingKey } from "./schema";

// Settings are kept in memory, so that a page can say whom to call while the database is away. It
// shows the last known numbers or, before the first connection, those of the environment.

type Known = { version: number; value: unknown };
type Store = { rows: Map<string, Known>; readAt: number; watched: boolean };

/** How often a watching process reads the settings. */
const READ_EVERY_MS = 2_000;
/** In a process that does not watch, the known settings count for this long. */
const STALE_MS = 5_000;
/** A start waits at most this long for the database. */
const PATIENCE_MS = 3_000;

const shared = globalThis as unknown as { backlineSettings?: Store };
shared.backlineSettings ??= { rows: new Map(), readAt: 0, watched: false };
const store: Store = shared.backlineSettings;

const idOf = (key: string, scope: string) => `${key}:${scope}`;

const LATEST = statement({
  name: "settings_latest",
  text: `SELECT DISTINCT ON ("key", "scope") "key", "scope", "version", "value" FROM "SettingChange"
    ORDER BY "key", "scope", "version" DESC`,
  columns: { key: "text", scope: "text", version: "int4", value: "jsonb" },
});
type Row = RowOf<typeof LATEST>;

const TIME = statement({
  name: "database_time",
  text: `SELECT clock_timestamp() AS "now"`,
  columns: { now: "timestamptz" },
});

/** Looks at the clock of the database (lib/clock), and says in the log when ours became another. */
async function readClock(): Promise<void> {
  const before = clockAhead();
  const asked = performance.now();
  const [row] = await TIME.run({});
  if (row) noteDatabaseTime(row.now, asked);
  if (before === 0 && clockAhead() !== 0) logRefused("clock_differs_from_database");
}

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
    // A late answer can be older than the known settings.
    if ((store.rows.get(id)?.version ?? 0) >= row.version) continue;
    store.rows.set(id, { version: row.version, value: readable(row) });
  }
  store.readAt = Date.now();
}

/** Reads the settings from the database into this process. */
export async function loadSettings(): Promise<void> {
  keep(await LATEST.run({}));
}

/**
 * Keeps the settings of this process current by reading them every two seconds, and the clock of the database. Resolves after the
 * first read, or after three seconds without one. Never throws.
 */
export async function watchSettings(): Promise<{ stop: () => void }> {
  store.watched = true;
  let failing = false;
  let next: NodeJS.Timeout;
  const read = async () => {
    try {
      await loadSettings();
      await readClock();
      failing = false;
    } catch (error) {
      // A database that stays away is logged once.
      if (!failing && store.watched) logFailed("settings_not_read", error);
      failing = true;
    }
    if (store.watched) next = setTimeout(read, READ_EVERY_MS).unref();
  };
  let patience: NodeJS.Timeout | undefined;
  await Promise.race([
    read(),
    new Promise((ready) => {
      patience = setTimeout(ready, PATIENCE_MS);
    }),
  ]);
  clearTimeout(patience);
  return {
    stop: () => {
      store.watched = false;
      clearTimeout(next);
    },
  };
}

/**
 * Commands call this before they use a setting, so that this process knows the current settings.
 * Does nothing in a process that watches. If the database does not answer, the known settings
 * count.
 */
export async function freshSettings(): Promise<void> {
  if (store.watched || Date.now() - store.readAt < STALE_MS) return;
  await loadSettings().catch((error) => logFailed("settings_not_read", error));
}

/** What an admin set for this scope; null when nothing is set. */
export function ownSetting<K extends SettingKey>(key: K, scope: string): Setting<K> | null {
  return (store.rows.get(idOf(key, scope))?.value as Setting<K> | null | undefined) ?? null;
}

/**
 * The current value: set for this scope (a location), else for the whole clinic, else the default.
 * Answers from memory, so it neither waits nor fails.
 */
export function setting<K extends SettingKey>(key: K, scope = ""): Setting<K> {
  return ownSetting(key, scope) ?? ownSetting(key, "") ?? DEFAULTS[key]();
}

/** Minutes until each step of the ladder above the screens is told, lowest step first. */
export function ladderMinutes(): number[] {
  const { on_call, on_duty, manager } = setting("ladder");
  return [on_call, on_duty, manager].map(Number);
}

/**
 * The scopes, other than the whole clinic, that have a value of their own for one of these keys.
 */
export function ownScopes(keys: readonly SettingKey[]): string[] {
  const scopes = [...store.rows].flatMap(([id, { value }]) => {
    const [key = "", scope = ""] = id.split(":");
    return value && scope && keys.includes(key as SettingKey) ? [scope] : [];
  });
  return [...new Set(scopes)];
}
