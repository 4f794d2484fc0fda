import { expect, it } from "vitest";
import { toldWords } from "./told-words";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 1, 15, minute));

it("says whom an alarm was passed on to, and when", () => {
  expect(toldWords([])).toBeNull();
  expect(toldWords([{ to: "on_call", at: at(30) }])).toMatch(/^On call told \d\d:30$/);
  expect(
    toldWords([
      { to: "on_call", at: at(30) },
      { to: "on_duty", at: at(33) },
    ]),
  ).toMatch(/^On call told \d\d:30, duty \d\d:33$/);
  expect(
    toldWords([
      { to: "on_call", at: at(30) },
      { to: "on_duty", at: at(33) },
      { to: "manager", at: at(40) },
    ]),
  ).toMatch(/^On call, duty, admins told \d\d:40$/);
});
