/** A value that stands in a sentence. */
export type Value = string | number;

/** An entry of a message file: a sentence, or a list or group of them. */
export type Entry = {
  raw: unknown;
  /** A sentence that needs no formatter, cut at its values: text, name, text, name, ..., text. */
  parts: readonly string[] | null;
};

/** What the syntax of ICU gives a meaning: a tag, and a quoted sign. */
const MARKED = /<|'[{}<#|']/;

function partsOf(text: string): string[] | null {
  const parts = text.split(/\{(\w+)\}/);
  const needsFormatter = MARKED.test(text) || parts.some((part) => /[{}]/.test(part));
  return needsFormatter ? null : parts;
}

/** Every entry of a message file by its path, such as "start.title". Pure. */
export function entriesOf(messages: object, above = ""): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [key, raw] of Object.entries(messages)) {
    const path = `${above}${key}`;
    entries.set(path, { raw, parts: typeof raw === "string" ? partsOf(raw) : null });
    if (typeof raw !== "object" || raw === null) continue;
    for (const below of entriesOf(raw, `${path}.`)) entries.set(...below);
  }
  return entries;
}

/**
 * The sentence with its values. Undefined when it needs a formatter (a plural, a tag), or has a name
 * without a value. Pure.
 */
export function filled(
  { parts }: Entry,
  values: Readonly<Record<string, Value>> = {},
): string | undefined {
  if (!parts) return undefined;
  if (parts.length === 1) return parts[0];
  let sentence = "";
  for (const [index, part] of parts.entries()) {
    const shown = index % 2 === 0 ? part : values[part];
    if (shown === undefined) return undefined;
    sentence += shown;
  }
  return sentence;
}
