import { expect, it } from "vitest";
import { RULES } from "./all";
import { sourceKinds } from "./source-kind";

it("knows the kind of every rule's source", () => {
  expect(
    RULES.filter(({ source }) => sourceKinds(source).length === 0).map(({ id }) => id),
  ).toEqual([]);
});

it.each([
  ["NICE NG59", ["guideline"]],
  ["OrthoNY, patient page on back spasm", ["patient_page"]],
  ["Henschke 2009, https://doi.org/10.1002/art.24853", ["study"]],
  ["General clinical knowledge, clinician to confirm", ["judgment"]],
  ["NHS back pain page and NICE NG156, graded for this service", ["patient_page"]],
  ["Cary Orthopaedics, patient page on back spasm; NICE NG59", ["guideline", "patient_page"]],
])("%s is %j", (source, kinds) => {
  expect(sourceKinds(source)).toEqual(kinds);
});
