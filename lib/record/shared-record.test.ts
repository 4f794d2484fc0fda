import { describe, expect, test } from "vitest";
import { HARM_FACTS, HARM_RULES } from "@/lib/triage/harm";
import { RULES } from "@/lib/triage/rules/all";
import type { Symptoms } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import type { HistoryEvent } from "./history";
import { asksOfHarm, forOtherReaders, notesHarm, shared, WORDS_LEFT_OUT } from "./shared-record";

describe("a question in writing", () => {
  test.each([
    "Are you safe at home?",
    "Do you feel safe with your partner?",
    "Does your husband hit you?",
    "Has anyone hurt you?",
    "Any thoughts of suicide?",
    "Do you think about hurting yourself?",
    "Are you afraid of your partner?",
    "¿Se siente segura en su casa?",
    "¿Su esposo le pega?",
    "¿Ha pensado en quitarse la vida?",
  ])("asks of harm: %s", (text) => expect(asksOfHarm(text)).toBe(true));

  test.each([
    "Does it hurt you more at night?",
    "Which leg was it, left or right?",
    "Did you fall down the stairs?",
    "Are you afraid of moving?",
    "Is it safe to call you before noon?",
    "Did the pain kick in after lifting?",
    "¿Le duele al caminar?",
    "¿Le lastima estar sentado?",
  ])("does not: %s", (text) => expect(asksOfHarm(text)).toBe(false));
});

describe("a note of staff", () => {
  test.each([
    "Husband hits her",
    "Partner beats him, call only at work",
    "Unsafe at home, husband listens in",
    "Says she wants to kill herself",
    "Threatened by ex-husband",
    "Abused by her son",
    "Danger at home",
    "DV, police informed",
    "Thoughts of self-harm",
    "Denies suicidal thoughts",
    "Husband drinks and hits her",
    "Her son kicked her in the back",
    "He pushed her to the floor",
    "He hit her head against the wall",
    "Hit by her husband",
    "Pushed by an ex-boyfriend",
    "She hits him",
    "Wants to hurt himself",
    "Thinks about hurting herself",
    "Hurt herself on purpose",
    "Does not feel safe at home",
    "Not safe with her partner",
    "Verbal abuse, afraid of her father",
  ])("tells of harm: %s", (text) => expect(notesHarm(text)).toBe(true));

  test.each([
    "Called, left a message",
    "Pain wakes her at night",
    "Hit by a car in May",
    "Hurt himself lifting a box; now cannot pee",
    "A car hit him on Sunday; saddle numbness since",
    "He was on his bike when a car hit him",
    "Hit by car 2 days ago, new weakness of left foot",
    "Hit by her husband's car, cannot lift the foot",
    "Horse kicked her on Friday, passes blood",
    "She hit her head on a shelf",
    "Pushed him to go to the ER today, leg weakness",
    "Her son pushed her to call us, numb since noon",
    "Feels unsafe on the stairs at home since the leg went weak",
    "Feels safe walking at home with a walker",
    "Is safe with a walker at home",
    "IV drug abuse, fever since Monday",
    "Vomits violently, back pain since",
    "Cannot lift the foot any more",
    "Advised heat, walking, call back if worse",
    "Fell at home, no loss of feeling",
  ])("does not: %s", (text) => expect(notesHarm(text)).toBe(false));
});

test("leaves out of a shared record what staff wrote of it, says where, and nothing else of theirs", () => {
  const event = (id: string, text: string) =>
    ({ id, action: "note.written", detail: {}, text }) as unknown as HistoryEvent;
  const history = [event("1", "Husband hits her"), event("2", "Walks with a cane")];
  const left = shared({ clinical: null, history }).history.map(({ text }) => text);
  expect(left).toEqual([WORDS_LEFT_OUT, "Walks with a cane"]);
});

describe("the own words of a patient", () => {
  const free_text = "My boyfriend broke my phone and locked me in";
  const left = (more: Symptoms) =>
    forOtherReaders({ answers: { free_text }, symptoms: { free_text, ...more } });

  test.each<Symptoms>([
    { unsafe_at_home: "danger_now" },
    { unsafe_at_home: "unsafe" },
    { thoughts_self_harm: true },
  ])("are left out with %o, whatever they say", (more) => {
    expect(left(more)).toEqual({ answers: {}, symptoms: {} });
  });

  test("stay where the patient denied both", () => {
    const kept = { answers: { free_text }, symptoms: { free_text } };
    expect(left({ unsafe_at_home: "none", thoughts_self_harm: false })).toEqual(kept);
  });
});

test("knows every rule that speaks of danger at home or self-harm", () => {
  const told: Symptoms[] = [
    { thoughts_self_harm: true },
    { unsafe_at_home: "unsafe" },
    { unsafe_at_home: "danger_now" },
    { free_text: "I want to kill myself" },
    { free_text: "I tried to kill myself last year" },
  ];
  const fired = told.flatMap((symptoms) => triage(symptoms).rules);
  const ofHarm = fired.filter(({ because }) =>
    because.some(
      ({ key, value }) => value !== undefined && HARM_FACTS.some((fact) => fact === key),
    ),
  );
  const rules = new Set(ofHarm.map(({ id }) => id));
  for (const id of rules) expect(HARM_RULES).toContain(id);
  expect(rules.size).toBeGreaterThan(2);
  const words = RULES.filter(({ staff }) => /self-harm|unsafe|danger/i.test(staff));
  for (const { id } of words) expect(HARM_RULES).toContain(id);
});
