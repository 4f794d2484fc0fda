import { expect, it } from "vitest";
import { RULES } from "@/lib/triage/rules/all";
import { ROW_REASON_MAX, rowReasonWords } from "./row-reasons";

it("tells every rule in what two lines of a row hold", () => {
  const long = RULES.map(({ id }) => rowReasonWords(id)).filter(
    (words) => words.length > ROW_REASON_MAX,
  );
  expect(long).toEqual([]);
});

it("shortens only what is too long", () => {
  const fits = RULES.filter(({ staff }) => staff.length <= ROW_REASON_MAX);
  expect(fits.filter(({ id, staff }) => rowReasonWords(id) !== staff)).toEqual([]);
});
