import { expect, it } from "vitest";
import { type Entry, listKey, offered, whileOpen } from "./entries";

const ENTRIES: Entry[] = [
  { kind: "page", href: "/staff/roster", label: "Roster" },
  { kind: "act", href: "/staff/people#add-form", label: "Add a person" },
  { kind: "intake", href: "/staff/intakes/1", label: "BK-4T7Q-2M, Urgent" },
];
const labels = (typed: string) => offered(ENTRIES, typed).map(({ label }) => label);

it("finds a page, an action and an open intake by a few letters, also without the dashes", () => {
  expect(labels("rost")[0]).toBe("Roster");
  expect(labels("add a")[0]).toBe("Add a person");
  expect(labels("bk4t7")[0]).toBe("BK-4T7Q-2M, Urgent");
});

it("offers to search for a person whatever was typed, last, and nothing of that before", () => {
  expect(labels("")).toEqual(ENTRIES.map(({ label }) => label));
  expect(labels("Müller")).toEqual(["Search people and intakes for “Müller”"]);
  expect(labels("person").at(-1)).toBe("Search people and intakes for “person”");
  expect(labels(" - ")).toHaveLength(ENTRIES.length);
});

it("puts first what begins with it", () => {
  expect(labels("r")[0]).toBe("Roster");
});

it("keeps no open intake that is answered after it closed", () => {
  expect(whileOpen({ open: true }, ENTRIES)).toEqual(ENTRIES);
  expect(whileOpen({ open: false }, ENTRIES)).toEqual([]);
  expect(whileOpen(null, ENTRIES)).toEqual([]);
});

it("does not choose with the Enter that ends a composed word", () => {
  const press = { key: "Enter", isComposing: false, keyCode: 13 };
  expect(listKey(press)).toBe("choose");
  expect(listKey({ ...press, isComposing: true })).toBeNull();
  expect(listKey({ ...press, keyCode: 229 })).toBeNull();
  expect(listKey({ ...press, key: "ArrowDown", keyCode: 40 })).toBe(1);
  expect(listKey({ ...press, key: "ArrowUp", keyCode: 38 })).toBe(-1);
  expect(listKey({ ...press, key: "a", keyCode: 65 })).toBeNull();
});
