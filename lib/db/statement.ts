import { createHash } from "node:crypto";
import { type NumberedQuery, runNumbered } from "./client";
import { type Numbered, numbered, ordered, type Values } from "./parameters";

/**
 * The TypeScript type of each Postgres type. int8 and numeric come as text, because they can exceed
 * a number.
 */
type Types = {
  uuid: string;
  text: string;
  int2: number;
  int4: number;
  int8: string;
  float8: number;
  bool: boolean;
  timestamptz: Date;
  json: unknown;
  jsonb: unknown;
  void: "";
  "uuid[]": string[];
  "text[]": string[];
  "float8[]": number[];
};
type TypeName = keyof Types;

/** A column whose values we know more exactly than Postgres does. */
type Column<T> = { type: TypeName; only?: T };

/** A column that holds only these values: `column<Level>("text")`, or the shape of a "json". */
export function column<T>(type: TypeName): Column<T> {
  return { type };
}

/** The columns of a row by name. A "?" says that it can be null. */
export type Columns = Readonly<Record<string, TypeName | `${TypeName}?` | Column<unknown>>>;

type ValueOf<C> =
  C extends Column<infer T>
    ? T
    : C extends TypeName
      ? Types[C]
      : C extends `${infer Name extends TypeName}?`
        ? Types[Name] | null
        : never;

type RowWith<C extends Columns> = { -readonly [Name in keyof C]: ValueOf<C[Name]> };

/**
 * `plan`: left out, Postgres soon keeps one plan for all values; "each time", it plans anew, which costs half a
 * millisecond and pays where the span between two moments decides how to read.
 */
type Declared<C> = { name: string; columns: C; plan?: "each time" };
/** `samples`: the parts from which the test builds and prepares a text. */
type Fixed<C> = Declared<C> & { text: string };
type Built<C> = Declared<C> & {
  text: (...parts: string[]) => string;
  samples: readonly (readonly string[])[];
};

export type Statement<Row> = {
  name: string;
  /**
   * Runs the statement. Every name in the text (`$now`) needs a value; other values are refused.
   */
  run: (values: Values, ...parts: string[]) => Promise<Row[]>;
  /** Its text with numbered values, for a caller with its own connection. */
  query: (values: Values, ...parts: string[]) => NumberedQuery;
};

/** The row type of a statement: `RowOf<typeof LIST>`. */
export type RowOf<S> = S extends Statement<infer Row> ? Row : never;

/** A statement as the test of all statements sees it. */
type Registered = { name: string; texts: string[]; columns: Columns };
const registered: Registered[] = [];

/** Every statement of the loaded modules. */
export function allStatements(): readonly Registered[] {
  return registered;
}

const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/**
 * Declares a statement, once, at the top of a module: its name, its text with named parameters, and
 * the columns of its rows, from which the row type is inferred. A test prepares each one and
 * compares its columns. A text can be a function of parts of SQL, such as the conditions of a
 * filter; each different text is then prepared under a name of its own.
 */
export function statement<const C extends Columns>(
  declared: Fixed<C> | Built<C>,
): Statement<RowWith<C>> {
  const { name, text, columns, plan } = declared;
  const built = typeof text === "function";
  registered.push({
    name,
    columns,
    texts: built
      ? (declared as Built<C>).samples.map((parts) => numbered(text(...parts)).text)
      : [numbered(text).text],
  });
  const known = new Map<string, Numbered & { name: string }>();
  const textOf = (parts: string[]) => {
    const key = parts.join("\0");
    const found = known.get(key);
    if (found) return found;
    const made = numbered(built ? text(...parts) : text);
    const named = { ...made, name: built ? `${name}_${shortHash(made.text)}` : name };
    known.set(key, named);
    return named;
  };
  const query = (values: Values, ...parts: string[]) => {
    const found = textOf(parts);
    const prepared = plan === "each time" ? {} : { name: found.name };
    return { ...prepared, text: found.text, values: ordered(found.names, values) };
  };
  return {
    name,
    query,
    run: async (values, ...parts) => runNumbered<RowWith<C>>(query(values, ...parts)),
  };
}
