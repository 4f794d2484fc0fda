import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";

const ROOT = path.resolve(import.meta.dirname, "..");

const Score = z.strictObject({
  severity: z.int().min(1).max(5),
  likelihood: z.int().min(1).max(5),
});
const Hazards = z.array(
  z.strictObject({
    id: z.string().regex(/^H-\d\d$/),
    hazard: z.string().min(1),
    cause: z.string().min(1),
    effect: z.string().min(1),
    before: Score,
    after: Score,
    control: z.string().min(1),
    tests: z.array(z.tuple([z.string(), z.string()])).min(1),
  }),
);

const log = readFileSync(path.join(import.meta.dirname, "hazards.json"), "utf8");
const hazards = Hazards.parse(JSON.parse(log).hazards);
const risk = ({ severity, likelihood }: z.infer<typeof Score>) => severity * likelihood;

/** Whether this file has a test of this title that runs. */
function runs(file: string, title: string): boolean {
  if (!/\.(test|spec)\.ts$/.test(file) || !existsSync(path.join(ROOT, file))) return false;
  const text = readFileSync(path.join(ROOT, file), "utf8");
  const at = text.indexOf(`"${title}"`);
  const call = text.slice(0, at).match(/\b(it|test)((?:\.\w+)*)(?:\([^"]*\))?\(\s*$/s)?.[2];
  return at > 0 && call !== undefined && !/skip|todo|fixme|fails/.test(call);
}

it("names each hazard once, and no control makes it worse", () => {
  const ids = hazards.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, before, after } of hazards) expect(risk(after), id).toBeLessThan(risk(before));
});

it.each(hazards)("$id has tests that run, with every other test of the project", ({ tests }) => {
  expect(tests.filter(([file, title]) => !runs(file, title))).toEqual([]);
});

it("notices a test that is gone, skipped, or no test", () => {
  expect(
    runs("docs/hazards.test.ts", "names each hazard once, and no control makes it worse"),
  ).toBe(true);
  expect(runs("docs/hazards.test.ts", "never was a test")).toBe(false);
  expect(runs("docs/hazards.json", "about")).toBe(false);
  expect(runs("docs/gone.test.ts", "x")).toBe(false);
});
