import { expect, it } from "vitest";
import { nobodyWoken } from "./reach-words";

const nothing = { people: 3, email: null, sms: 0, push: null, nobody: true };

it("says that nobody is woken, and what to do, and nothing when somebody is", () => {
  expect(nobodyWoken(nothing, false)).toMatch(/^NO ONE WILL BE WOKEN.*SMTP_URL/);
  expect(nobodyWoken(nothing, true)).toMatch(/demo sends nothing/);
  expect(nobodyWoken({ ...nothing, people: 0 }, false)).toMatch(/no staff account/);
  expect(nobodyWoken({ ...nothing, email: 3, nobody: false }, false)).toBeNull();
});
