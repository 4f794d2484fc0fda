import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { numbered } from "./parameters";
import { allStatements, type Columns, column, statement } from "./statement";

const LIB = path.resolve(import.meta.dirname, "..");
const MODULES = readdirSync(LIB, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => path.join(LIB, file))
  .filter((file) => readFileSync(file, "utf8").includes(" statement({"));

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
const types = new Map<number, string>();

beforeAll(async () => {
  await client.connect();
  const { rows } = await client.query<{ oid: number; name: string }>(
    `SELECT oid::int, CASE WHEN typname LIKE '\\_%' THEN substr(typname, 2) || '[]' ELSE typname END AS name
     FROM pg_type`,
  );
  for (const { oid, name } of rows) types.set(oid, name);
});
afterAll(() => client.end());

type Field = { name: string; dataTypeID: number };
type Wire = {
  parse: (message: { text: string }, more: boolean) => void;
  describe: (message: { type: "S" }, more: boolean) => void;
  sync: () => void;
};

/** Prepares a text without running it. Returns the columns of its rows with their types. */
function columnsOf(text: string): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    let fields: Field[] = [];
    const asked = {
      submit(wire: Wire) {
        wire.parse({ text }, true);
        wire.describe({ type: "S" }, true);
        wire.sync();
      },
      handleRowDescription(message: { fields: Field[] }) {
        fields = message.fields;
      },
      handleError: reject,
      handleReadyForQuery() {
        const named = fields.map(({ name, dataTypeID }) => [name, types.get(dataTypeID) ?? "?"]);
        resolve(Object.fromEntries(named));
      },
    };
    client.query(asked as unknown as pg.Submittable);
  });
}

const declared = (columns: Columns) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, spec]) => [
      name,
      (typeof spec === "string" ? spec : spec.type).replace("?", ""),
    ]),
  );

it("prepares every statement of every room, and each gives the columns that it declares", async () => {
  await Promise.all(MODULES.map((file) => import(file)));
  const statements = allStatements();
  const names = statements.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  const inFiles = MODULES.flatMap((file) => readFileSync(file, "utf8").match(/ statement\(\{/g));
  expect(statements.length).toBeGreaterThanOrEqual(inFiles.length);
  for (const { name, texts, columns } of statements) {
    expect(texts.length, name).toBeGreaterThan(0);
    for (const text of texts) {
      const given = await columnsOf(text).catch((error: Error) => error.message);
      expect({ [name]: given }).toEqual({ [name]: declared(columns) });
    }
  }
});

it("notices a column with the wrong type, the wrong name, or no declaration", async () => {
  const planted = numbered(`SELECT "intakeId" AS "id", "level", "dueAt" FROM "QueueEntry"
    WHERE "intakeId" = $intake`);
  const given = await columnsOf(planted.text);
  const right: Columns = { id: "uuid", level: column<"URGENT">("text"), dueAt: "timestamptz?" };
  expect(given).toEqual(declared(right));
  expect(given).not.toEqual(declared({ ...right, level: "int4" }));
  expect(given).not.toEqual(
    declared({ id: right.id as "uuid", level: "text", due: "timestamptz?" }),
  );
  expect(given).not.toEqual(declared({ id: "uuid", level: "text" }));
  await expect(columnsOf(`SELECT "nothing" FROM "QueueEntry"`)).rejects.toThrow("nothing");
});

it("infers the type of a row, and runs each text built of parts under its own name", async () => {
  const count = statement({
    name: "test_count",
    text: (fits) => `SELECT count(*)::int AS "open", max("dueAt") AS "last", $said::text AS "said"
      FROM "QueueEntry" q WHERE ${fits}`,
    samples: [["true"]],
    columns: { open: "int4", last: "timestamptz?", said: column<"yes" | "no">("text") },
  });
  const [row] = await count.run({ said: "yes" }, "false");
  const typed: { open: number; last: Date | null; said: "yes" | "no" } | undefined = row;
  expect(typed).toEqual({ open: 0, last: null, said: "yes" });
  const name = (part: string) => count.query({ said: "no" }, part).name;
  expect(name("true")).not.toBe(name("false"));
  await expect(count.run({}, "true")).rejects.toThrow("no value for said");
});
