import { describe, expect, it } from "vitest";
import { watchWordsIn } from "./free-text";

const WATCHED = [
  "I feel numb down there between my legs",
  "my private parts are numb",
  "I can't feel anything when wiping",
  "since this morning I cannot pee",
  "No fever but I can't pee",
  "I wet myself last night",
  "can't control my bowels",
  "I can't feel my legs",
  "my legs gave way on the stairs",
  "a tearing pain",
  "I passed out",
  "I can’t breathe well",
  "chest pain since noon",
  "fever and shaking",
  "I had breast cancer in 2010",
  "I injected heroin",
  "I want to kill myself",
  "I don't want to live any more",
  "no puedo orinar",
  "me oriné encima",
  "no siento las piernas",
  "tengo dolor en el pecho",
  "Me desmayé",
  "fiebre y escalofríos",
  "tuve cáncer",
  "pienso en el suicidio",
  "no quiero vivir",
  "entumecida entre las piernas",
];
const IGNORED = [
  "",
  "My back is killing me",
  "no chest pain",
  "No fever, chest pain or numbness.",
  "I have never had cancer",
  "I deny any chest pain and never passed out",
  "sin dolor de pecho ni fiebre",
  "no me desmayé",
  "No tengo cáncer",
  "I lifted a box and it went into spasm",
];

describe("watch words", () => {
  it.each(WATCHED)("are found: %s", (text) => expect(watchWordsIn(text)).not.toEqual([]));
  it.each(IGNORED)("are not found: %s", (text) => expect(watchWordsIn(text)).toEqual([]));

  it("are found fast in the longest text", () => {
    const start = performance.now();
    watchWordsIn("numb fever shaking chest private ".repeat(151));
    watchWordsIn("a".repeat(5000));
    expect(performance.now() - start).toBeLessThan(200);
  });
});
