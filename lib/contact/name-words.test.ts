import { describe, expect, it } from "vitest";
import { closeSounds, nameWords, plainLetters, roughSounds } from "./name-words";

const alike = (sounds: (name: string) => string[], one: string, other: string) =>
  sounds(one).some((code) => sounds(other).includes(code));

it.each([
  ["García-López", ["garcia", "lopez"]],
  ["de la Cruz", ["cruz"]],
  ["O’Neill", ["neill"]],
  ["D'Angelo", ["angelo"]],
  ["Smith Jr.", ["smith"]],
  ["Ana María", ["ana", "maria"]],
  ["Weiß", ["weiss"]],
  ["Sørensen (demo)", ["sorensen"]],
  ["de la", []],
])("the words of %s", (name, words) => {
  expect(nameWords(name)).toEqual(words);
});

it("folds accents, marks and case", () => {
  expect(plainLetters("NÚÑEZ")).toBe("nunez");
  expect(plainLetters("O'Néill")).toBe("oneill");
});

describe("closely alike", () => {
  it.each([
    ["Llamas", "Yamas"],
    ["Castillo", "Castiyo"],
    ["Gonzalez", "Gonsales"],
    ["Jimenez", "Ximénez"],
    ["Jimenez", "Gimenez"],
    ["Vázquez", "Basques"],
    ["Smith", "Smyth"],
    ["Smith", "Schmidt"],
    ["Philips", "Phillips"],
    ["Hernández", "Ernandes"],
    ["Nuñez", "Nunez"],
    ["Katherine", "Catherin"],
    ["Meyer", "Meier"],
    ["Ybarra", "Ibarra"],
  ])("are %s and %s", (one, other) => {
    expect(alike(closeSounds, one, other)).toBe(true);
    expect(alike(roughSounds, one, other)).toBe(true);
  });

  it.each([
    ["Llamas", "Moss"],
    ["Yamas", "Ames"],
    ["Smith", "Snead"],
    ["Garcia", "Gorski"],
  ])("are not %s and %s, which only sound alike far off or not at all", (one, other) => {
    expect(alike(closeSounds, one, other)).toBe(false);
  });

  it("are far off Yamas and Ames", () => {
    expect(alike(roughSounds, "Yamas", "Ames")).toBe(true);
  });
});
