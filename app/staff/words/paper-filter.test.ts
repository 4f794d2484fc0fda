import { expect, it } from "vitest";
import { ruleCode } from "@/lib/queue/filter";
import { HARM_RULES } from "@/lib/triage/harm";
import { flagWords } from "./filter-words";
import { paperFilter } from "./paper-filter";

const CHOICES = { flags: [], places: [], people: [] };

it("says on paper what a filter leaves out and in which order the rest stands", () => {
  expect(paperFilter({}, CHOICES)).toBe("Order: most urgent first.");
  expect(paperFilter({ level: "SOON", state: "overdue", sort: "newest" }, CHOICES)).toBe(
    "Filter: Soon, Overdue. Other open patients are not on this sheet. Order: newest first.",
  );
});

it("names no danger at home and no self-harm that a printed board is filtered by", () => {
  for (const rule of HARM_RULES)
    expect(paperFilter({ flag: ruleCode(rule) }, CHOICES)).not.toContain(flagWords(rule));
});
