import { describe, expect, test } from "vitest";
import { asksOfHarm } from "./shared-record";

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
