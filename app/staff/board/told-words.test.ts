import { expect, it } from "vitest";
import type { Audience } from "@/lib/notify/audience";
import { toldWords } from "./told-words";

const told = (to: Audience, minute: number, [sent, people] = [1, 1]) => ({
  ...{ to, sent, people, missed: false },
  at: new Date(Date.UTC(2026, 11, 1, 15, minute)),
});
const unsent = (to: Audience, missed = true) => ({ to, sent: 0, people: 2, at: null, missed });

it("says whom an alarm reached, and when", () => {
  expect(toldWords([])).toBeNull();
  expect(toldWords([told("on_call", 30)])).toMatch(/^On call told \d\d:30$/);
  expect(toldWords([told("on_call", 30), told("on_duty", 33, [1, 2])])).toMatch(
    /^On call told \d\d:30, duty \(1 of 2\) \d\d:33$/,
  );
  const three = [told("on_call", 30), told("on_duty", 33), told("manager", 40)];
  expect(toldWords(three)).toMatch(/^On call, duty, admins told \d\d:40$/);
});

it("never says that somebody was told to whom no message was sent", () => {
  expect(toldWords([unsent("on_call")])).toBe("On call not reached");
  expect(toldWords([unsent("on_call"), unsent("on_duty")])).toBe("On call, duty not reached");
  expect(toldWords([unsent("on_call"), told("on_duty", 33)])).toMatch(
    /^Duty told \d\d:33; on call not reached$/,
  );
});

it("says nothing of messages that are on their way", () => {
  expect(toldWords([unsent("on_call", false)])).toBeNull();
  expect(toldWords([told("on_call", 30), unsent("on_duty", false)])).toMatch(
    /^On call told \d\d:30$/,
  );
});
