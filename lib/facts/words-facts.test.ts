import { describe, expect, it } from "vitest";
import { parseStep } from "@/lib/form/parse-page";
import { getStep, nextStepId } from "@/lib/form/steps";
import type { Answers } from "@/lib/questions/answers";
import {
  ASKED_BACK,
  foundSigns,
  WORDS_SIGNS,
  WRITTEN_BACK,
  wroteOfSelfHarm,
} from "@/lib/questions/words-steps";
import { SIGNS } from "@/lib/triage/own-words/read";
import { strain } from "@/test/people";
import { fill, post, walk } from "@/test/walk";
import { assess } from "./assess";
import { symptomsOf } from "./symptoms-of";
import { signOfHit } from "./words-found";
import { quoteFor } from "./words-quote";

const WET = "It only spasms, but I wet myself twice";
/** The answers of a patient who writes this, and answers so when the sign is asked again. */
const told = (free_text: string, but: Answers = {}) =>
  walk({ ...strain({ free_text, ...but }), ...but });
const verdict = (free_text: string, but: Answers = {}) =>
  assess(told(free_text, but).answers, { finished: true });
/** The names of the questions on the own words. */
const asked = (free_text: string, but: Answers = {}) => {
  const { answers } = told(free_text, but);
  return [...new Set(foundSigns(answers).map((each) => each.asked))];
};
const questionFields = getStep("words_check").fields;
const nameOf = (sign: string, text: string) =>
  foundSigns(told(text).answers).find((each) => each.sign === sign)?.asked;

describe("a sign in the own words that the boxes deny", () => {
  it("is asked again after the last page on health and before the contact", () => {
    const { pages } = told(WET);
    const at = pages.indexOf("words_check");
    expect(pages.slice(at - 1, at + 2)).toEqual(["history_recent", "words_check", "contact"]);
    expect(asked(WET)).toEqual(["words_bladder"]);
    expect(told("My mattress is old").pages).not.toContain("words_check");
    expect(told("I had chest pain last year").pages).not.toContain("words_check");
  });

  it("is not asked again where it was answered yes", () => {
    const old = { older_signs: ["old_bladder"], older_bladder: ["checked"] };
    expect(told(WET, old).pages).not.toContain("words_check");
  });

  it("gives the level that its answer gives (catalogue 2d)", () => {
    expect(verdict(WET, { words_bladder: "new" }).level).toBe("EMERGENCY");
    expect(verdict(WET, { words_bladder: "long_not_checked" }).level).toBe("SOON");
    expect(verdict(WET, { words_bladder: "unsure" }).level).toBe("URGENT");
    const denied = verdict(WET, { words_bladder: "no" });
    expect(denied.level).toBe("ROUTINE");
    expect(denied.flags).toContain("free_text_denied");
    expect(denied.symptoms).toMatchObject({ bladder: "none", free_text_asked_again: true });
  });

  it("stops the form at once when the answer is an emergency", () => {
    const { pages, states } = told(WET, { words_bladder: "new" });
    const stop = states.findIndex((each) => assess(each, { finished: false }).isEmergency);
    expect(pages[stop]).toBe("words_check");
  });

  it("makes its fact not sure until it was asked, and stops nobody by that", () => {
    const { pages, states } = told(`${WET}. I can't feel when I wipe`, { pain_score: "8" });
    const before = states[pages.indexOf("history_recent")]!;
    const { level, isEmergency, redFlags } = assess(before, { finished: false });
    expect(level).not.toBe("ROUTINE");
    expect(isEmergency).toBe(false);
    expect(redFlags.length).toBeGreaterThan(0);
  });

  it("may not be left out", () => {
    const { pages, states } = told(WET);
    const before = states[pages.indexOf("history_recent")]!;
    expect(parseStep(getStep("words_check"), before, {})).toMatchObject({
      ok: false,
      errors: [{ field: "words_bladder", code: "choose_one" }],
    });
    expect(nextStepId(before, null)).toBe("words_check");
  });

  it("is asked again when the text changes, whatever was answered on the old text", () => {
    const before = told("se me durmió ahí abajo en la bici", { words_saddle: "no" }).answers;
    expect(before.words_saddle).toBe("no");
    const save = (free_text: string) => {
      const form = fill(getStep("history_recent"), before, { ...strain(), free_text });
      return post("history_recent", before, form);
    };
    const same = save(String(before.free_text));
    expect(same.words_saddle).toBe("no");
    const changed = save("desde hoy no siento cuando me limpio");
    expect(changed.words_saddle).toBeUndefined();
    expect(nextStepId(changed, "history_recent")).toBe("words_check");
    expect(assess(changed, { finished: false }).level).not.toBe("ROUTINE");
    expect(save("").words_saddle).toBeUndefined();
  });

  it("is quoted as written, at most 80 letters", () => {
    const long = `${"very ".repeat(30)}long, I wet myself and so on`;
    for (const [text, quote] of [
      ["Hi! It's bad. I WET myself, twice. Bye", "I WET myself, twice"],
      ["Me oriné encima; me dio pena", "Me oriné encima"],
      [long, "i wet myself"],
    ] as const) {
      const { answers } = told(text);
      const field = questionFields.find(({ name }) => name === "words_bladder")!;
      expect(quoteFor(field, answers)).toBe(quote);
    }
  });

  it("is forgotten with its answer when the words are taken back", () => {
    const { answers } = told(WET, { words_bladder: "new" });
    const changed = post(
      "history_recent",
      answers,
      fill(getStep("history_recent"), answers, strain({ free_text: "Only a spasm" })),
    );
    expect(changed).not.toHaveProperty("words_bladder");
    expect(symptomsOf(changed)).toMatchObject({ bladder: "none" });
    expect(symptomsOf(changed)).not.toHaveProperty("free_text_asked_again");
  });
});

describe("several signs", () => {
  const MANY =
    "I fell off the roof. I have a fever. My leg gave out. I wet myself. My chest is tight. I want to die";

  it("are asked in the order of danger, three at most; the rest stays not sure", () => {
    const { answers } = told(MANY);
    expect(asked(MANY)).toEqual(["words_self_harm", "words_chest_pain", "words_bladder", null]);
    expect(symptomsOf(answers)).toMatchObject({
      chest_pain: false,
      bladder: "none",
      leg_weakness: "unsure",
      fever: "unsure",
      trauma: "unsure",
    });
  });

  it("of the legs and of an infection are one question each", () => {
    const both = { words_legs: "both_new", words_leg_worse: "no", words_leg_walking: "no" };
    expect(asked("My leg gave out and I can't feel my feet")).toEqual(["words_legs"]);
    const { symptoms, level } = verdict("My leg gave out and I can't feel my feet", both);
    expect(symptoms).toMatchObject({ leg_weakness: "both", leg_numbness: "both" });
    expect(symptoms.leg_symptoms_timing).toBe("new");
    expect(level).toBe("EMERGENCY");
    const hot = { words_fever: ["words_hot"] };
    expect(verdict("I have had a fever that comes and goes", hot).symptoms.fever).toBe(true);
  });

  it("that tell of an injury or of danger at home open one more question", () => {
    const fell = { words_injury: "big_2_weeks", words_examined: "yes" };
    const { pages, answers } = told("I fell off the roof", fell);
    expect(pages).toContain("words_more");
    expect(symptomsOf(answers)).toMatchObject({ trauma: "major", examined_since_injury: true });
    expect(told("My husband hits me", { words_safety: "safe" }).pages).toContain("words_more");
    expect(told("My husband hits me", { words_safety: "not_meant" }).pages).not.toContain(
      "words_more",
    );
  });

  it("each have a question, whatever sign is looked for", () => {
    const signs = SIGNS.filter(({ strong, fact }) => strong.length > 0 && fact !== null);
    for (const { family, fact } of signs) expect(signOfHit({ family, fact }), fact!).not.toBeNull();
    expect(new Set(signs.map(signOfHit))).toEqual(new Set(WORDS_SIGNS));
    expect(nameOf("seizure", "I had a seizure")).toBe("words_fit");
  });
});

describe("a sign that the boxes tell of as well", () => {
  const drop = { nerve_signs: ["foot_drop"], leg_change: "no", leg_weakness_worsening: "unsure" };
  const milder = { words_legs: "unsure", words_leg_worse: "no", words_leg_walking: "yes" };

  it("is never made milder by the answer on the own words", () => {
    const silent = verdict("", drop);
    const { level, symptoms } = verdict("My leg gave out", { ...drop, ...milder });
    expect(silent.level).toBe("URGENT");
    expect(level).toBe("URGENT");
    expect(symptoms).toMatchObject({ leg_weakness: "unsure", leg_weakness_worsening: "unsure" });
  });

  it("is made worse by it", () => {
    const worse = { ...milder, words_leg_worse: "yes" };
    const { level, symptoms } = verdict("My leg gave out", { ...drop, ...worse });
    expect(symptoms.leg_weakness_worsening).toBe(true);
    expect(level).toBe("EMERGENCY");
  });
});

describe("self-harm in the own words", () => {
  it("is URGENT with its flags also after a no, and an emergency after a yes", () => {
    const no = verdict("ya no quiero vivir", { words_self_harm: "no" });
    expect(no.level).toBe("URGENT");
    expect(no.flags).toEqual(expect.arrayContaining(["free_text_self_harm", "crisis_line"]));
    expect(verdict("ya no quiero vivir", { words_self_harm: "yes" }).level).toBe("EMERGENCY");
    expect(verdict("ya no quiero vivir", { words_self_harm: "unsure" }).level).toBe("URGENT");
  });

  it("that is past is asked about too, and is SOON after a no", () => {
    const text = "years ago I tried to kill myself";
    expect(asked(text)).toEqual(["words_self_harm"]);
    expect(verdict(text, { words_self_harm: "no" }).level).toBe("SOON");
    expect(verdict(text, { words_self_harm: "yes" }).level).toBe("EMERGENCY");
  });

  it("shows the crisis line from the page after the words on", () => {
    const { pages, states } = told("I want to die");
    expect(wroteOfSelfHarm(states[pages.indexOf("history_recent")]!)).toBe(true);
    expect(wroteOfSelfHarm(states[pages.indexOf("history")]!)).toBe(false);
    expect(wroteOfSelfHarm(told("This back is killing me").answers)).toBe(false);
  });
});

describe("danger at home in the own words", () => {
  it("is acted on as answered, and never by a no alone", () => {
    const text = "Mi esposo me pega";
    const safe = verdict(text, { words_safety: "safe" });
    expect(safe).toMatchObject({ level: "URGENT", symptoms: { unsafe_at_home: "unsafe" } });
    expect(safe.flags).toContain("safe_contact_only");
    expect(verdict(text, { words_safety: "danger" }).level).toBe("EMERGENCY");
    expect(verdict(text, { words_safety: "not_meant" }).level).toBe("ROUTINE");
    expect(verdict(text, { words_safety: "unsure" }).level).toBe("URGENT");
  });
});

describe("an answer to a clinician's written question", () => {
  const strained = told("").answers;
  const levelOf = (more: Answers) => assess({ ...strained, ...more }, { finished: true }).level;
  const on = (sign: string, name: string, answer: string) => ({
    [ASKED_BACK]: [sign],
    [name]: answer,
  });

  it("tells of its sign as the same question in the intake does; a no tells nothing", () => {
    expect(levelOf({})).toBe("SELF_CARE");
    expect(levelOf(on("bladder", "words_bladder", "new"))).toBe("EMERGENCY");
    expect(levelOf(on("bladder", "words_bladder", "unsure"))).toBe("URGENT");
    expect(levelOf(on("bladder", "words_bladder", "no"))).toBe("SELF_CARE");
    expect(levelOf(on("fever", "words_fever", ""))).toBe("SELF_CARE");
  });

  it("never unsays what was told before", () => {
    const before = { emergency_nerves: ["saddle"] };
    expect(levelOf(before)).toBe("EMERGENCY");
    for (const answer of ["no", "unsure", "checked"])
      expect(levelOf({ ...before, ...on("saddle_numbness", "words_saddle", answer) })).toBe(
        "EMERGENCY",
      );
  });

  it("in own words counts as words when sending do, also once those were asked again", () => {
    expect(levelOf({ [WRITTEN_BACK]: [WET] })).toBe("URGENT");
    const denied = told("My foot was numb, I wet myself", { words_bladder: "no" }).answers;
    const settled = assess(denied, { finished: true });
    expect(settled.symptoms.free_text_asked_again).toBe(true);
    const more = assess(
      { ...denied, [WRITTEN_BACK]: ["I passed out on Monday"] },
      { finished: true },
    );
    expect(more.symptoms.fainted_or_collapsed).toBe("unsure");
  });
});
