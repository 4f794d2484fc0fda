import { readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";

const SCRIPT = readFileSync(path.resolve(import.meta.dirname, "../../../public/desk.js"), "utf8");

type Choice = { value: string; matches: () => true; closest: () => unknown };

/** Presses the keys on a question with these answers, focus on the first; gives what they picked. */
function pressed(values: string[], keys: string[]): string[] {
  const heard: ((event: unknown) => void)[] = [];
  const document = {
    readyState: "loading",
    addEventListener: (sign: string, hear: (event: unknown) => void) =>
      sign === "keydown" && heard.push(hear),
  };
  runInNewContext(SCRIPT, { document, Date });
  const picked: string[] = [];
  const choices: (Choice & { focus: () => void; click: () => void })[] = values.map((value) => ({
    value,
    matches: () => true,
    closest: () => ({ querySelectorAll: () => choices }),
    focus: () => {
      focused = choices.find((choice) => choice.value === value);
    },
    click: () => picked.push(value),
  }));
  let focused = choices[0];
  for (const key of keys) {
    const event = { key, target: focused, repeat: false, preventDefault: () => {} };
    for (const hear of heard) hear(event);
  }
  return picked;
}

const SCALE = Array.from({ length: 11 }, (_, score) => String(score));

it.each([
  ["1 0", "10"],
  ["1 0 0", "10"],
  ["5 1 0", "10"],
  ["0", "0"],
  ["7", "7"],
  ["1 5 0", "0"],
  ["1 0 7 0", "0"],
  ["1 Tab 0", "0"],
])("the keys %s pick %s on a scale", (keys, last) => {
  expect(pressed(SCALE, keys.split(" ")).at(-1)).toBe(last);
});

it("a number picks that answer of a list, and no other key picks one", () => {
  expect(pressed(["yes", "no", "unsure"], ["2", "0", "4", "3", "x"])).toEqual(["no", "unsure"]);
});
