import { expect, it } from "vitest";
import { createLog } from "./log";

/** What the functions write when they are called like this. */
function linesOf(write: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = [];
  write(createLog({ write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const SECRET = "Key (email)=(ada@example.com) already exists";

it("notes what is worth keeping without a warning", () => {
  expect(linesOf((log) => log.logNoted("audit_head", { anchor: "1:ab" }))).toEqual([
    { level: "info", time: expect.any(String), event: "audit_head", anchor: "1:ab" },
  ]);
});

it("is one JSON line with the level, the time, the event and our own fields", () => {
  const fields = { route: "/[locale]/intake/start", status: 403, code: "crossSite" };
  expect(linesOf((log) => log.logRefused("patient_form_refused", fields))).toEqual([
    { level: "warn", time: expect.any(String), event: "patient_form_refused", ...fields },
  ]);
});

it.each([
  ["an error of Postgres", Object.assign(new Error(SECRET), { code: "23505" }), "23505"],
  ["an error without a code", new TypeError(SECRET), "TypeError"],
  ["a sentence for a code", Object.assign(new Error("x"), { code: SECRET }), "Error"],
  ["a sentence for a name", Object.assign(new Error(SECRET), { name: SECRET }), "unknown"],
  ["a cause", new Error("x", { cause: new Error(SECRET) }), "Error"],
  ["a text", SECRET, "unknown"],
  ["nothing", undefined, "unknown"],
])("says of %s no more than a code", (_, error, code) => {
  const lines = linesOf((log) => log.logFailed("broke", error, { status: 503 }));
  expect(lines).toEqual([
    { level: "error", time: expect.any(String), event: "broke", status: 503, code },
  ]);
  expect(JSON.stringify(lines)).not.toContain("ada@example.com");
});
