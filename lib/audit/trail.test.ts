import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { trail } from "./trail";

const LIB = path.resolve(import.meta.dirname, "..");

const FILES = readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !/test|examples/.test(file),
);

const codeOf = (file: string) => readFileSync(path.join(LIB, file), "utf8");

/** The declarations at the top of a file, each with the text up to the next one. */
function declarationsIn(file: string): Map<string, string> {
  const start = /^(?:export )?(?:async )?(?:function|const|type) \[?(\w+)/;
  const found = new Map<string, string>();
  let name = "";
  for (const line of codeOf(file).split("\n")) {
    name = start.exec(line)?.[1] ?? name;
    found.set(name, `${found.get(name) ?? ""}${line}\n`);
  }
  return found;
}

/** The file of lib that each imported name comes from. */
function importsOf(file: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, names = "", from = ""] of codeOf(file).matchAll(
    /^import \{([^}]*)\} from "(@\/lib\/[^"]+|\.[^"]+)"/gm,
  )) {
    const target = from.startsWith("@/lib/") ? from.slice(6) : path.join(path.dirname(file), from);
    for (const name of names.split(",")) found.set(name.trim(), `${target}.ts`);
  }
  return found;
}

const declarations = new Map(FILES.map((file) => [file, declarationsIn(file)]));
const imports = new Map(FILES.map((file) => [file, importsOf(file)]));

/** The text of a declaration and of everything it uses, in any file of lib. */
function wholeText(file: string, name: string, seen = new Set<string>()): string {
  const text = declarations.get(file)?.get(name);
  if (text === undefined || seen.has(`${file} ${name}`)) return "";
  seen.add(`${file} ${name}`);
  const parts = [...new Set(text.match(/\b[A-Za-z]\w+/g))].map((used) =>
    wholeText(imports.get(file)?.get(used) ?? file, used, seen),
  );
  return [text, ...parts].join("\n");
}

/** Every exported function that takes a member of staff. */
const BY_STAFF = FILES.flatMap((file) =>
  [...(declarations.get(file) ?? [])]
    .filter(([, text]) => /^export (?:async )?function \w+(?:<[^(]*)?\(\s*staff\b/m.test(text))
    .map(([name]) => ({ file, name, text: wholeText(file, name) })),
);

const writes = (text: string) =>
  /INSERT INTO "|UPDATE "|DELETE FROM "|prisma\(\)\.\w+\.(create|update|delete|upsert)/.test(text);
const leavesTrail = (text: string) => /\btrail\(\{|\bwriteEvent\(\{/.test(text);

/** What staff write without an event in the audit log, and why. */
const WITHOUT_TRAIL = {
  startSearch: "keeps the words for the page that shows what was found, which is in the trail",
  lookAt: "says who has a page open in this minute; that it was opened is in the trail",
  lookAway: "takes that away",
};

it("takes an event only with its own detail", () => {
  const event = trail({
    action: "note.read",
    staff: "$staff",
    detail: { noteId: '"id"' },
    from: "read",
  });
  expect(event.replace(/\s+/g, " ")).toBe(
    `INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail") ` +
      `SELECT 'staff', ($staff)::uuid, 'note.read', jsonb_build_object('noteId', "id") FROM read`,
  );
  const optional = { action: "intake.feels_worse", actor: "patient", intake: '"id"' } as const;
  expect(trail({ ...optional, detail: { day: "$day::int" } })).toContain("jsonb_strip_nulls(");
  expect(trail(optional)).not.toContain("detail");
  // The check of types fails when one of these compiles.
  // @ts-expect-error no such action
  trail({ action: "note.burnt", staff: "$staff" });
  // @ts-expect-error its detail is missing
  trail({ action: "note.read", staff: "$staff" });
  // @ts-expect-error a detail that does not belong to it
  trail({ action: "note.read", staff: "$staff", detail: { noteId: '"id"', body: '"body"' } });
  // @ts-expect-error it has no detail
  trail({ action: "audit.viewed", staff: "$staff", detail: { page: "1" } });
  // @ts-expect-error nobody did it
  trail({ action: "audit.viewed" });
});

it("sees the commands of staff and what they write, even in other files", () => {
  const found = (name: string) => BY_STAFF.find((each) => each.name === name)?.text ?? "";
  for (const name of ["addView", "assignMany", "recordReview", "changeSetting", "takeNoteBack"])
    expect([name, writes(found(name)), leavesTrail(found(name))]).toEqual([name, true, true]);
  expect(writes(found("listViews"))).toBe(false);
});

it("every write by staff leaves an event in the audit log, except the ones named here", () => {
  const silent = BY_STAFF.filter(({ text }) => writes(text) && !leavesTrail(text));
  expect(silent.map(({ name }) => name).sort()).toEqual(Object.keys(WITHOUT_TRAIL).sort());
});
