import { parseArgs } from "node:util";

/** The one file that a command is given. Throws its usage otherwise. */
function oneOf(positionals: string[], usage: string): string {
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Error(`Usage: npm run ${usage}`);
  return file;
}

/** The file to write a backup to. */
export const backupArgument = (): string =>
  oneOf(parseArgs({ allowPositionals: true }).positionals, "backup -- FILE");

/** The file to restore, and the ids of the keys that are lost. */
export function restoreArguments(): { file: string; lost: string[] } {
  const options = { without: { type: "string", multiple: true, default: [] as string[] } } as const;
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  return { file: oneOf(positionals, "restore -- FILE [--without KEY]"), lost: values.without };
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A length of time in its two largest units: "2 hours 5 minutes"; below a minute with tenths. */
export function timeWords(ms: number): string {
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} seconds`;
  let left = Math.round(ms / 1000);
  const parts = UNITS.map(([unit, seconds]) => {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    return { count, words: `${count} ${unit}${count === 1 ? "" : "s"}` };
  });
  const first = parts.findIndex(({ count }) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(({ count }) => count > 0)
    .map(({ words }) => words)
    .join(" ");
}

/** A size in kB, MB or GB. */
export function sizeWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}
