import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { LINE } from "./structure/rules.mjs";
import { findFaults, readTree } from "./structure.mjs";

const TREE = readTree(path.resolve(import.meta.dirname, ".."));

const KNOWN = new Set(findFaults(TREE));

/** The faults that appear in this source tree only when these files are added. */
const faultsWith = (planted: Record<string, string>): string[] =>
  findFaults(new Map([...TREE, ...Object.entries(planted)])).filter((fault) => !KNOWN.has(fault));

/** The faults of a tree that has only this file, as lines. */
const faultsOf = (file: string, text: string) => findFaults(new Map([[file, text]])).join("\n");

const imports = (name: string) => `import { x } from "${name}";`;
const importsType = (name: string) => `import type { X } from "${name}";`;

it("reads the whole source tree", () => {
  expect(TREE.size).toBeGreaterThan(500);
  expect(TREE.get("lib/triage/triage.ts")).toContain("export function triage");
});

describe("a circle is found", () => {
  it("of two files, also when they only share types", () => {
    const [fault, ...rest] = faultsWith({
      "lib/plan/one.ts": importsType("./two"),
      "lib/plan/two.ts": importsType("./one"),
    });
    expect(rest).toEqual([]);
    expect(fault).toContain("lib/plan/one.ts <-> lib/plan/two.ts: a circle");
  });

  it("of three files in app, over statements of several lines", () => {
    const [fault] = faultsWith({
      "app/staff/one.ts": `import {\n  a,\n  b,\n} from "@/app/staff/two";`,
      "app/staff/two.ts": `export { a } from "./three";`,
      "app/staff/three.ts": `const later = () => import("./one");`,
    });
    expect(fault).toContain("app/staff/one.ts <-> app/staff/three.ts <-> app/staff/two.ts");
  });

  it("of a room and a folder inside it", () => {
    const faults = faultsWith({ "lib/queue/new.ts": importsType("@/lib/queue/live/board-state") });
    expect(faults.join()).toContain("lib/queue <-> lib/queue/live");
  });
});

describe("an import is refused", () => {
  it.each([
    ["lib/questions/x.ts", "@/lib/queue/queries", "queue does not lie below questions"],
    ["lib/review/x.ts", "@/lib/team/queries", "team does not lie below review"],
    ["lib/crypto/x.ts", "@/lib/queue/queries", "infrastructure knows no room"],
    ["lib/x.ts", "@/lib/queue/queries", "infrastructure knows no room"],
    ["lib/triage/x.ts", "@/lib/env", "triage imports only zod and itself"],
    ["lib/triage/rules/x.ts", "node:fs", "triage imports only zod and itself"],
    ["lib/triage/engine/x.ts", "pino", "triage imports only zod and itself"],
    ["lib/queue/x.ts", "@/app/staff/words/words", "lib may import lib"],
    ["lib/queue/x.ts", "@/components/button", "lib may import lib"],
    ["lib/queue/x.ts", "@/scripts/local/site", "lib may import lib"],
    ["lib/queue/x.ts", "@/test/rows", "lib may import lib"],
    ["lib/queue/x.ts", "@/prisma/migrate", "lib may import lib"],
    ["lib/queue/x.ts", "@/prisma/generated/client", "prisma/generated/ is closed"],
    ["lib/queue/x.ts", "next/headers", "only files named"],
    ["lib/queue/x.ts", "react", "only files named"],
    ["lib/queue/x.ts", "next-auth/jwt", "only files named"],
    ["lib/queue/x.ts", "pg", "only files named"],
    ["lib/queue/x.ts", "../review/commands", 'another folder of lib is "@/lib/..."'],
    ["app/staff/x.ts", "@/lib/db/client", "lib/db/ is closed"],
    ["app/staff/x.ts", "@/prisma/generated/client", "prisma/generated/ is closed"],
    ["app/staff/x.ts", "@/prisma/migrate", "app may import"],
    ["app/staff/x.ts", "@/test/rows", "app may import"],
    ["app/staff/x.ts", "pg", "only files named"],
    ["app/staff/x.ts", "@prisma/client", "only files named"],
    ["app/staff/intakes/[id]/x.ts", "../../words/words", "more than one level up"],
    ["pages/x.ts", "@/lib/db/client", "lib/db/ is closed"],
    ["components/x.tsx", "@/lib/time", "components may import components"],
    ["components/x.tsx", "@/app/public-pages", "components may import components"],
    ["components/x.test.ts", "@/lib/time", "components may import components, test"],
    ["e2e/x.spec.ts", "@/app/public-pages", "e2e may import"],
    ["bench/x.ts", "@/app/public-pages", "bench may import"],
    ["scripts/x.ts", "@/app/public-pages", "scripts may import"],
    ["test/x.ts", "@/app/public-pages", "test may import"],
    ["prisma/x.ts", "@/app/public-pages", "prisma may import"],
    ["toolbox/x.ts", "@/lib/time", "toolbox may import nothing"],
  ])("%s, of %s", (file, name, why) => {
    const said = `${file} imports ${name}: ${why}`;
    expect(faultsOf(file, imports(name))).toContain(said);
    expect(faultsOf(file, importsType(name)), "types count").toContain(said);
  });
});

describe("a name is refused", () => {
  it.each([
    ["lib/queue/utils.ts", '"utils" does not say'],
    ["lib/plan/index.ts", '"index" does not say'],
    ["components/helpers/x.tsx", '"helpers" does not say'],
    ["app/staff/types.ts", '"types" does not say'],
    ["lib/queue/rows-for-test.ts", "what serves tests lies in test/"],
    ["lib/queue/queueRow.ts", '"queueRow.ts" is not kebab-case'],
    ["app/Staff/x.ts", '"Staff" is not kebab-case'],
    ["app/staff/[intakeId]/page.tsx", '"[intakeId]" is not kebab-case'],
    ["lib/newroom/x.ts", "lib/newroom has no line"],
    ["lib/queue/inner/x.ts", "lib/queue/inner has no line"],
    ["lib/queue/nothing-like-it.test.ts", "a test lies beside its source"],
    ["lib/queue/nothing-like-it.db.test.ts", "a test lies beside its source"],
  ])("%s", (file, why) => {
    expect(faultsOf(file, "")).toContain(`${file}: ${why}`);
  });

  it("of a file that touches the database under another name", () => {
    const planted = { "lib/plan/plan-rows.ts": imports("@/lib/db/client") };
    expect(faultsWith(planted).join()).toContain("plan-rows.ts touches the database");
    expect(faultsWith({ "lib/plan/queries.ts": imports("@/lib/db/client") })).toEqual([]);
  });
});

it("asks to drop an exception that nothing needs any more", () => {
  const files = new Map(TREE);
  files.set("lib/record/history.ts", "");
  files.set("lib/auth/current.ts", "");
  files.delete("lib/triage/guards.test.ts");
  const faults = findFaults(files).join("\n");
  expect(faults).toContain("lib/record/history.ts touches no database any more");
  expect(faults).toContain("lib/triage/guards.test.ts is gone");
  expect(faults).toContain("lib/auth/current.ts imports no react any more");
});

it("docs/architecture.md shows the rooms in this order", () => {
  const page = readFileSync(path.resolve(import.meta.dirname, "../docs/architecture.md"), "utf8");
  const [, shown = ""] = page.split("## The rooms of lib")[1]?.split("```") ?? [];
  const rows = shown.split("\n").map((line) => line.trim().split(/ {2,}/)[0] ?? "");
  const known = new Set(LINE.flat());
  const rooms = rows.filter((row) => row.split(", ").every((room) => known.has(room)));
  expect(rooms).toEqual(LINE.map((row) => row.join(", ")));
});

it("the clock of the machine is refused where that of the database counts", () => {
  for (const file of ["lib/notify/x.ts", "lib/auth/x.ts", "lib/person/x.ts", "app/staff/x.tsx"])
    for (const own of ["new Date()", "new Date(Date.now() - 5)"])
      expect(faultsOf(file, `send(${own});`)).toContain("ask clockNow()");
  expect(faultsOf("lib/notify/x.ts", "send(new Date(at));")).not.toContain("clockNow()");
  expect(faultsOf("lib/notify/x.test.ts", "send(new Date());")).not.toContain("clockNow()");
});
