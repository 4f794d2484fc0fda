import { readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { IDLE_MINUTES } from "@/lib/auth/session";

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

/** An open page of answers, with a clock and a server of the test. */
function openPage() {
  let now = 0;
  let wake = () => {};
  const form = { posted: 0, submit: () => (form.posted += 1) };
  const body = { hidden: false };
  const document = {
    readyState: "complete",
    body,
    activeElement: null,
    addEventListener: () => {},
    getElementById: () => null,
    querySelector: () => form,
  };
  const server: { answer: unknown } = { answer: null };
  const fetch = async () => {
    if (server.answer === null) throw new Error("no network");
    return server.answer;
  };
  const setTimeout = (work: () => void) => {
    wake = work;
  };
  const clock = { now: () => now };
  return {
    body,
    form,
    start: async () => {
      const clearTimeout = () => {};
      runInNewContext(SCRIPT, { document, Date: clock, fetch, setTimeout, clearTimeout });
      await new Promise(setImmediate);
    },
    /** Lets these minutes pass, then the page asks the server, which answers so. */
    after: async (minutes: number, answer: unknown) => {
      now += minutes * 60_000;
      server.answer = answer;
      wake();
      await new Promise(setImmediate);
    },
  };
}

const lasting = (left: number) => ({ ok: true, status: 200, json: async () => ({ left }) });

it("a page without network is hidden once the session has run out, and shown if it lasts", async () => {
  const { body, form, start, after } = openPage();
  await start();
  await after(0, lasting(600));
  await after(9, null);
  expect(body.hidden).toBe(false);
  await after(2, null);
  expect(body.hidden).toBe(true);
  await after(1, lasting(60));
  expect(body.hidden).toBe(false);
  expect(form.posted).toBe(0);
});

it("a page that never heard of its session is hidden when nobody used it that long", async () => {
  const { body, start, after } = openPage();
  await start();
  await after(IDLE_MINUTES - 1, null);
  expect(body.hidden).toBe(false);
  await after(1, null);
  expect(body.hidden).toBe(true);
});

it("what was typed is posted by the page itself when the session has ended", async () => {
  const { body, form, start, after } = openPage();
  await start();
  await after(0, { ok: false, status: 401 });
  expect(body.hidden).toBe(true);
  expect(form.posted).toBe(1);
});
