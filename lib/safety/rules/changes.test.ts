import { expect, it } from "vitest";
import { RULES } from "@/lib/triage/rules/all";
import { changesBetween, keptRule } from "./changes";

const [one, two, three] = RULES.map(keptRule) as [
  ReturnType<typeof keptRule>,
  ReturnType<typeof keptRule>,
  ReturnType<typeof keptRule>,
];

it("names what is new, gone and changed, and nothing that only stands in another order", () => {
  const reordered = Object.fromEntries(Object.entries(three).reverse()) as typeof three;
  const lower = { ...two, level: "ROUTINE" as const, source: "Another" };
  expect(changesBetween([two, three], [one, lower, reordered])).toEqual([
    { id: one.id, before: null, after: one, changed: [] },
    { id: two.id, before: two, after: lower, changed: ["level", "source"] },
  ]);
  expect(changesBetween([one], [])).toEqual([
    { id: one.id, before: one, after: null, changed: [] },
  ]);
  expect(changesBetween([one], [{ ...one, when: two.when }])).toMatchObject([
    { changed: ["logic"] },
  ]);
});
