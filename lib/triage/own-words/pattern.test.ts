import { describe, expect, it } from "vitest";
import { beginningsOf, patternOf } from "./pattern";
import { SIGNS } from "./read";

describe("the words that a phrase can begin with", () => {
  it.each([
    ["cant pee", ["cant"]],
    ["drag* my leg", ["drag"]],
    ["(my |the )?legs? (gave|give) way", ["my", "the", "leg"]],
    ["(no (siento|noto)|sin sentir) nada", ["no", "sin"]],
    ["(?<!se )me cai", ["me"]],
    ["desperte[oa]? aqui", ["desperte"]],
  ])("of %s are %j", (phrase, words) => {
    expect(new Set(beginningsOf(phrase))).toEqual(new Set(words));
  });

  it("are not known where any word can begin it", () => {
    expect(beginningsOf("(\\w+ )?weeks pregnant")).toBeNull();
  });

  it("are known of nearly all phrases, so few are tried on a sentence", () => {
    const phrases = SIGNS.flatMap(({ strong, weak = [] }) => [...strong, ...weak]);
    const open = phrases.filter((phrase) => beginningsOf(phrase) === null);
    expect(open.length).toBeLessThan(10);
  });
});

it("a no between the parts of a phrase is not passed by", () => {
  const pattern = patternOf(["legs (\\w+ ){0,3}gave way"]);
  expect("legs just suddenly gave way".match(pattern)).not.toBeNull();
  expect("legs never gave way".match(pattern)).toBeNull();
});
