import { expect, it } from "vitest";
import { isFromOwnWords, rowReasons } from "./reasons";
import { person } from "./rules/examples/example";
import { triage } from "./triage";

const ruleOf = (id: string, changes: Parameters<typeof person>[0]) => {
  const found = triage(person(changes)).rules.find((rule) => rule.id === id);
  if (!found) throw new Error(`${id} did not fire`);
  return found;
};
const NUMB = { free_text: "I cant feel it when I wipe" };

it("a sign that is only in the own words is told apart from an answer of not sure", () => {
  const read = ruleOf("ces_saddle_new", NUMB);
  expect(read.because).toContainEqual({
    key: "saddle_numbness",
    value: "unsure",
    ownWords: true,
  });
  expect(isFromOwnWords(read)).toBe(true);
  const said = ruleOf("ces_saddle_new", { ...NUMB, saddle_numbness: "unsure" });
  expect(said.because).toContainEqual({ key: "saddle_numbness", value: "unsure" });
  expect(isFromOwnWords(said)).toBe(false);
  expect(isFromOwnWords(ruleOf("ces_saddle_new", { saddle_numbness: "new" }))).toBe(false);
});

it("a rule that an answer of not sure decides as well is one the patient was not sure about", () => {
  const both = ruleOf("ces_sexual_unsure_with_second_unsure", {
    ...NUMB,
    sexual_sensation_or_function: "unsure",
  });
  expect(both.because.filter(({ ownWords }) => ownWords)).not.toEqual([]);
  expect(isFromOwnWords(both)).toBe(false);
});

it("a row says which of the two it is", () => {
  const unsureOf = (changes: Parameters<typeof person>[0]) =>
    rowReasons(person(changes), ["ces_saddle_new"]);
  expect(unsureOf(NUMB)).toEqual([{ id: "ces_saddle_new", unsure: "own_words" }]);
  expect(unsureOf({ saddle_numbness: "unsure" })).toEqual([
    { id: "ces_saddle_new", unsure: "not_sure" },
  ]);
});
