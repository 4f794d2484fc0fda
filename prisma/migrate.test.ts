import { expect, it } from "vitest";
import { migrationsOnDisk } from "./migrate";

/** The last one that was written before the rule. */
const BEFORE_THE_RULE = "20261201034000_due_when_closed";

/** What reads every row of a table that has some while it is locked, in the text of a migration. */
function findSlowChecks(text: string): string[] {
  const plain = text.replace(/--.*$/gm, "").replace(/'[^']*'/g, "''");
  const statements = plain.split(";").map((each) => each.replace(/\s+/g, " ").trim());
  const made = new Set([...plain.matchAll(/CREATE TABLE "(\w+)"/g)].map(([, table]) => table));
  const added = statements.filter((each) => {
    const table = /^ALTER TABLE (?:ONLY )?"(\w+)"/.exec(each)?.[1];
    return table && !made.has(table) && /\bADD\b.*\b(?:CHECK|REFERENCES)\b/i.test(each);
  });
  const validated = statements.filter((each) => /\bVALIDATE CONSTRAINT\b/i.test(each));
  return [
    ...added.filter((each) => !/\bNOT VALID$/i.test(each)),
    ...(added.length > 0 ? validated : []),
  ];
}

const ADD = `ALTER TABLE "Note" ADD CONSTRAINT "Note_kind_check" CHECK ("kind" IN ('a; b', 'c'))`;
const VALIDATE = `ALTER TABLE "Note" VALIDATE CONSTRAINT "Note_kind_check";`;

it.each([
  ["a check", `${ADD};`, 1],
  ["one beside another change", `${ADD.replace(" ADD", ' DROP COLUMN "x",\n  ADD')};`, 1],
  ["a column that refers", `ALTER TABLE "Note" ADD COLUMN "x" uuid REFERENCES "Intake" ("id");`, 1],
  ["a check that is not validated yet", `${ADD} NOT VALID;`, 0],
  ["one that is validated in the same transaction", `${ADD} NOT VALID;\n${VALIDATE}`, 1],
  ["one that is validated apart", VALIDATE, 0],
  ["a check of a new table", `CREATE TABLE "Note" ("kind" text);\n${ADD};`, 0],
  ["a column", `ALTER TABLE "Note" ADD COLUMN "x" text; -- no CHECK`, 0],
])("sees whether %s reads all rows under the lock", (_, text, count) => {
  expect(findSlowChecks(text)).toHaveLength(count);
});

it("no later migration reads all rows of a table under its lock", () => {
  const later = migrationsOnDisk().filter(({ name }) => name > BEFORE_THE_RULE);
  expect(
    later.flatMap(({ name, text }) => findSlowChecks(text).map((each) => [name, each])),
  ).toEqual([]);
  // The rule would have been broken by an earlier one.
  const last = migrationsOnDisk().find(({ name }) => name.endsWith("texts_not_sent"));
  expect(findSlowChecks(last?.text ?? "")).toHaveLength(1);
});
