import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { numbered, ordered } from "./parameters";

it("gives each name one number, in the order of first use", () => {
  const { text, names } = numbered(`SELECT $staff::uuid, $now, $staff, "a" || '$' || $now2`);
  expect(text).toBe(`SELECT $1::uuid, $2, $1, "a" || '$' || $3`);
  expect(ordered(names, { now: 2, now2: null, staff: 1 })).toEqual([1, 2, null]);
});

it("refuses a name without a value and a value without a name", () => {
  expect(() => ordered(["now", "staff"], { now: 1 })).toThrow("no value for staff");
  expect(() => ordered(["now"], { now: 1, draft: 2 })).toThrow("does not name draft");
  const forgotten = { now: undefined } as unknown as { now: null };
  expect(() => ordered(["now"], forgotten)).toThrow("no value for now");
});

it("is the only place with numbers: no file that runs SQL uses one", () => {
  const lib = path.resolve(import.meta.dirname, "..");
  const codeOf = (file: string) => readFileSync(path.join(lib, file), "utf8");
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.startsWith("db/parameters"),
  );
  const withSql = files.filter((file) => /\b(?:sql|statement|trail)[<(]/.test(codeOf(file)));
  expect(withSql.length).toBeGreaterThan(60);
  expect(withSql.filter((file) => /\$\d/.test(codeOf(file)))).toEqual([]);
});
