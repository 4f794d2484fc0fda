import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { person } from "../lib/triage/rules/examples/example";

// Not by npx, which takes as long to start as the script itself.
const SCRIPT = ["--import", "tsx", "scripts/triage.ts"];

const start = (input: string) => spawnSync(process.execPath, SCRIPT, { input, encoding: "utf8" });

function runText(input: string): unknown[] {
  const { stdout } = start(input);
  return stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

const run = (lines: string[]) => runText(`${lines.join("\n")}\n`);

it("answers each line and goes on after a bad one, naming the key and not the value", () => {
  const answers = run([
    JSON.stringify(person()),
    '{"pain_score":"secret"}',
    "secret",
    '{"shoe_size":1}',
    JSON.stringify(person({ saddle_numbness: "new" })),
  ]);
  expect(answers).toMatchObject([
    { level: "SELF_CARE", rules: [{ id: "self_care", level: "SELF_CARE" }], flags: [] },
    { error: expect.stringMatching(/^pain_score: /) },
    { error: expect.stringMatching(/JSON/) },
    { error: expect.stringMatching(/^shoe_size: /) },
    { level: "EMERGENCY", version: expect.stringMatching(/^[0-9a-f]{16}$/) },
  ]);
  expect(JSON.stringify(answers)).not.toContain("secret");
});

it("answers as many lines as it was sent, blank ones too", () => {
  const blank = { error: "the line is not valid JSON" };
  const whole = { level: "SELF_CARE" };
  const line = JSON.stringify(person());
  expect(runText(`\n${line}\n  \r\n${line}`)).toMatchObject([blank, whole, blank, whole]);
  expect(runText("")).toEqual([]);
});

it("ends with 1 when a line was bad, and reads the example of the README", () => {
  const readme = readFileSync("README.md", "utf8");
  const example = /`echo '(\{.*?\})'/.exec(readme)?.[1] ?? "";
  const good = start(`${example}\n`);
  expect([good.status, JSON.parse(good.stdout)]).toMatchObject([0, { level: "EMERGENCY" }]);
  expect(start(`secret\n${example}\n`).status).toBe(1);
});
