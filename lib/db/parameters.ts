/** The values of a statement by the names that its text has them under. `null` is a value, undefined is none. */
export type Values = Readonly<Record<string, NonNullable<unknown> | null>>;

/** A text as Postgres takes it, with numbers, and the names in their order. */
export type Numbered = { text: string; names: readonly string[] };

/** Turns the names of a text (`$staff`, `$now`) into the numbers that Postgres wants. The only place for numbers. */
export function numbered(text: string): Numbered {
  const names: string[] = [];
  const withNumbers = text.replace(/\$([a-z]\w*)/gi, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text: withNumbers, names };
}

/**
 * The values in the order of the names. Throws when a name has no value, or a value no name: a
 * mistake of ours, never of the person who uses the service.
 */
export function ordered(names: readonly string[], values: Values): unknown[] {
  const missing = names.filter((name) => values[name] === undefined);
  const unknown = Object.keys(values).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`a statement has no value for ${missing.join(", ")}`);
  if (unknown.length > 0) throw new Error(`a statement does not name ${unknown.join(", ")}`);
  return names.map((name) => values[name]);
}
