/** The values of a statement by their names in its text. `null` is a value, undefined is not. */
export type Values = Readonly<Record<string, NonNullable<unknown> | null>>;

/** A text with numbered parameters for Postgres, and the names in order. */
export type Numbered = { text: string; names: readonly string[] };

/**
 * Turns the names of a text (`$staff`, `$now`) into the numbers that Postgres wants. Nothing else
 * uses numbers.
 */
export function numbered(text: string): Numbered {
  const names: string[] = [];
  const withNumbers = text.replace(/\$([a-z]\w*)/gi, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text: withNumbers, names };
}

/**
 * The values in the order of the names. Throws when a name has no value or a value has no name.
 * That is a programming error.
 */
export function ordered(names: readonly string[], values: Values): unknown[] {
  const missing = names.filter((name) => values[name] === undefined);
  const unknown = Object.keys(values).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`a statement has no value for ${missing.join(", ")}`);
  if (unknown.length > 0) throw new Error(`a statement does not name ${unknown.join(", ")}`);
  return names.map((name) => values[name]);
}
