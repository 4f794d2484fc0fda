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
/** A "no" that belongs to something else hides nothing. */
const WATCHED_AFTER_A_NO = [
  "pain is not improving and I have chest pain",
  "no improvement and chest pain since this morning",
  "no improvement, chest pain or pressure all night",
  "I have not slept and I can't pee",
  "I have not slept and wet myself last night",
  "I don't know why I can't pee",
  "I have no idea why my legs gave way",
  "never felt so bad and passed out",
  "I've never had chest pain like this",
  "not only chest pain but sweating",
  "not sure but I think I passed out",
  "no fever, I have chest pain or something like it",
  "no fever or chills, chest pain since noon",
  "no fever my legs gave way",
  "no pain but chest pressure",
  "I can't walk without chest pain",
  "no doubt I passed out",
  "I have not eaten, chest pain or cramps all night",
  "I am not feeling well, chest pain or pressure all night",
  "no he dormido y no puedo orinar",
  "no me siento bien, dolor de pecho o presión",
  "no mejora y tengo dolor en el pecho",
  "no sé por qué me desmayé",
  "no solo dolor de pecho",
  "no tengo fiebre pero me desmayé",
  "no tengo fiebre, tengo dolor de pecho",
];
const SPELLINGS = [
  "I can not pee",
  "I could not pee",
  "I'm not able to pee",
  "I have not been able to pee",
  "unable to pee",
  "I haven't peed since yesterday",
  "can´t pee",
  "I couldn't feel my legs",
  "I don't feel my legs",
  "I keep wetting myself",
  "unable to feel when I wipe",
  "feverish and shivering",
  "no puedo hacer pipí",
  "no puedo hacer pipi",
  "me hago pis encima",
  "se me duermen los genitales",
  "quiero acabar con mi vida",
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
  "no chest pain, numbness or fever",
  "no fever, chest pain, or passing out",
  "no fever, cough or chest pain",
  "no numbness and no chest pain",
  "no fever/chest pain",
  "denies chest pain",
  "without chest pain",
  "no chest pain or fever",
  "no new or sudden chest pain",
  "I do not have any chest pain",
  "I do not have fever, chest pain or chills",
  "no history of cancer",
  "never been diagnosed with cancer",
  "I am not suicidal and do not want to kill myself",
  "I have not peed myself",
  "no fever and no shaking",
  "I don't feel numb between my legs",
  "no tengo dolor de pecho",
  "no tengo fiebre, dolor de pecho ni tos",
  "nunca he tenido cáncer",
  "no se me duermen los genitales",
];

describe("watch words", () => {
  it.each([...WATCHED, ...WATCHED_AFTER_A_NO, ...SPELLINGS])("are found: %s", (text) =>
    expect(watchWordsIn(text)).not.toEqual([]),
  );
  it.each(IGNORED)("are not found: %s", (text) => expect(watchWordsIn(text)).toEqual([]));

  // Twenty times the longest text that is taken: a search that grows faster than the text would not end.
  it("are found in very long texts", () => {
    expect(watchWordsIn("numb fever shaking chest private ".repeat(3000))).not.toEqual([]);
    const far = "no fever, or any ".repeat(4000) + "chest pain, ".repeat(2600);
    expect(watchWordsIn(far)).not.toEqual([]);
    expect(watchWordsIn("no chest pain ".repeat(7000))).toBeInstanceOf(Array);
    expect(watchWordsIn("a".repeat(100_000))).toEqual([]);
  });
});
