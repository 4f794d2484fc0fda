import { describe, expect, it } from "vitest";
import { hitsIn } from "./read";
import sentences from "./sentences.json";

const { nothing, weak, ...families } = sentences;

describe.each(Object.entries(families))("%s", (family, texts) => {
  it.each(texts)("is read in: %s", (text) => {
    const strong = hitsIn(text).filter(({ strength }) => strength === "strong");
    expect(strong.map((hit) => hit.family)).toContain(family);
  });
});

describe("other matters and denials", () => {
  it.each(nothing)("are not read in: %s", (text) => expect(hitsIn(text)).toEqual([]));
});

describe("a past, a fear, a question, somebody else", () => {
  it.each(weak)("is weak: %s", (text) => {
    expect(hitsIn(text).map(({ strength }) => strength)).toContain("weak");
    expect(hitsIn(text).map(({ strength }) => strength)).not.toContain("strong");
  });
});

it("the sentences are at least 400, and half of them are no sign", () => {
  const signs = Object.values(families).flat().length;
  expect(signs).toBeGreaterThanOrEqual(200);
  expect(nothing.length + weak.length).toBeGreaterThanOrEqual(200);
  // Prints what each family found, for the reader of the run.
  for (const [family, texts] of Object.entries(families)) {
    const hits = texts.filter((text) => hitsIn(text).some((hit) => hit.family === family));
    console.log(`${family}: ${hits.length} of ${texts.length} read`);
  }
  console.log(
    `nothing: ${nothing.filter((text) => hitsIn(text).length === 0).length} of ${nothing.length} passed by`,
  );
});

describe("who writes", () => {
  it("a helper's mother is the patient", () => {
    expect(hitsIn("my mom passed out")[0]?.strength).toBe("weak");
    expect(hitsIn("my mom passed out", true)[0]?.strength).toBe("strong");
  });
  it("keeps past self-harm apart", () => {
    expect(hitsIn("years ago I tried to kill myself")[0]?.strength).toBe("past");
    expect(hitsIn("years ago I tried to kill myself and now again")[0]?.strength).toBe("strong");
  });
});

// Twenty times the longest text that is taken: a search that grows faster than the text would not end.
it("very long texts are read to their end", () => {
  expect(hitsIn("numb fever shaking chest private ".repeat(3000))).not.toEqual([]);
  const far = "no fever, or any ".repeat(4000) + "chest pain, ".repeat(2600);
  expect(hitsIn(far)).not.toEqual([]);
  expect(hitsIn("a".repeat(100_000))).toEqual([]);
});
