import { expect, it } from "vitest";
import { assess } from "@/lib/facts/assess";
import { answersOf, PERSON_OF, strain } from "@/test/people";
import { sourceValues } from "./source";

const stopped = (more = {}) =>
  assess(answersOf(strain({ ...PERSON_OF.EMERGENCY, ...more }), "emergency_nerves"), {
    finished: false,
  });
const sourceOf = (address: string) => sourceValues(stopped(), address).source;

it("is the same for one line and shows no address", () => {
  expect(sourceOf("192.0.2.7")).toBe(sourceOf("::ffff:192.0.2.7"));
  expect(sourceOf("192.0.2.7")).not.toBe(sourceOf("192.0.2.8"));
  expect(sourceOf("2001:db8:0:1:1::7")).toBe(sourceOf("2001:0DB8::1:ffff:0:0:8"));
  expect(sourceOf("2001:db8:0:1::7")).not.toBe(sourceOf("2001:db8:0:2::7"));
  expect(sourceOf("192.0.2.7")).toMatch(/^[0-9a-f]{64}$/);
});

it("is nothing without an address, and for a milder level", () => {
  const nothing = { source: null, likeness: null };
  for (const address of [undefined, "", "unknown"])
    expect(sourceValues(stopped(), address)).toEqual(nothing);
  const mild = assess(strain(), { finished: true });
  expect(sourceValues(mild, "192.0.2.7")).toEqual(nothing);
});

it("is alike for the same clinical answers, whatever the name", () => {
  const likeness = (more = {}) => sourceValues(stopped(more), "192.0.2.7").likeness;
  expect(likeness({ family_name: "Quill", phone: "2125550101" })).toBe(likeness());
  expect(likeness({ age_years: "41", birth_date: undefined })).not.toBe(likeness());
});
