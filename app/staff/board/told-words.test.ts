import { expect, it } from "vitest";
import type { Audience } from "@/lib/notify/audience";
import { toldWords } from "./told-words";

const told = (to: Audience, minute: number, reached = true) => ({
  ...{ to, reached },
  at: new Date(Date.UTC(2026, 11, 1, 15, minute)),
});

it("says whom an alarm reached, and when", () => {
  expect(toldWords([])).toBeNull();
  expect(toldWords([told("on_call", 30)])).toMatch(/^On call told \d\d:30$/);
  expect(toldWords([told("on_call", 30), told("on_duty", 33)])).toMatch(
    /^On call told \d\d:30, duty \d\d:33$/,
  );
  const three = [told("on_call", 30), told("on_duty", 33), told("manager", 40)];
  expect(toldWords(three)).toMatch(/^On call, duty, admins told \d\d:40$/);
});

it("never says that somebody was told to whom no message was sent", () => {
  expect(toldWords([told("on_call", 30, false)])).toBe("On call not reached");
  expect(toldWords([told("on_call", 30, false), told("on_duty", 33, false)])).toBe(
    "On call, duty not reached",
  );
  expect(toldWords([told("on_call", 30, false), told("on_duty", 33)])).toMatch(
    /^Duty told \d\d:33; on call not reached$/,
  );
});
