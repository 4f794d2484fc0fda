import { expect, it } from "vitest";
import { AddLocationSchema, readLocationCode } from "./schema";

it.each([
  ["main-street", "main-street"],
  [" Main-Street ", "main-street"],
  ["b2", "b2"],
  ["-main", null],
  ["main--street", null],
  ["main street", null],
  ["../etc", null],
  ["a".repeat(41), null],
  ["", null],
  [undefined, null],
  [["a", "b"], null],
])("reads the code in an address: %j is %j", (typed, code) => {
  expect(readLocationCode(typed)).toBe(code);
});

it("accepts exactly the codes that an address can carry", () => {
  for (const code of ["main-street", "Lake-1", "-x", "x_y", "ä", "a".repeat(41)]) {
    const added = AddLocationSchema.safeParse({ name: "Main Street", code });
    expect(added.success, code).toBe(readLocationCode(code) !== null);
  }
});
