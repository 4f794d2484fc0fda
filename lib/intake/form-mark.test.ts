import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { formMark, idInMark } from "./form-mark";

const [ONE, OTHER] = [randomUUID(), randomUUID()] as const;

it("a mark leads to the id that it was made for, and to no other", () => {
  expect(idInMark(formMark(ONE))).toBe(ONE);
  expect(idInMark(formMark(OTHER))).toBe(OTHER);
});

it.each([
  ["nothing", ""],
  ["an id alone", ONE],
  ["an id with the mark of another", `${OTHER}.${formMark(ONE).split(".")[1]}`],
  ["a mark that is cut", formMark(ONE).slice(0, -1)],
  ["a mark with more after it", `${formMark(ONE)}.`],
  ["letters of another script", `${ONE}.${"\u00e9".repeat(16)}`],
])("%s is no mark", (_, mark) => {
  expect(idInMark(mark)).toBeNull();
});
