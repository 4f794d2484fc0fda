import { describe, expect, it } from "vitest";
import { fillSlots, WordingSchema } from "./wording";

const whole = {
  subject: "{clinic}: a page for you",
  text: "Thank you. Here is your own page:",
  sms: "{clinic} wrote to you: {link} No more: {stop}",
};

function said(change: Partial<typeof whole>): Record<string, string> {
  const parsed = WordingSchema.safeParse({ ...whole, ...change });
  return Object.fromEntries(
    (parsed.error?.issues ?? []).map(({ path, message }) => [path.join("."), message]),
  );
}

describe("a clinic's own words for a message", () => {
  it("are taken as they are, or left to the default", () => {
    expect(WordingSchema.parse(whole)).toEqual(whole);
    expect(WordingSchema.parse({ subject: "", text: " ", sms: "" })).toEqual({
      subject: "",
      text: "",
      sms: "",
    });
  });

  it.each([
    ["sms", "{clinic} wrote to you: {link}", /Use \{link\} and \{stop\}/],
    ["sms", "Twice {link} {link} stop {stop}", /each once/],
    ["sms", `${"a".repeat(161)} {link} {stop}`, /at most 160/],
    ["sms", "Open {link} or {stop} {name}", /\{name\} is not known/],
    ["sms", "Open {link or {stop}", /both braces|not known/],
    ["text", "Open {link}", /\{link\} is not known/],
    ["text", "How is your back pain?", /“pain”/],
    ["text", "¿Cómo sigue el dolor?", /“dolor”/],
    ["text", "See https://evil.example", /Leave out web addresses/],
    ["text", "See clinic-news.com today", /Leave out web addresses/],
    ["text", "One line\nand another", /one line/],
    ["subject", "This is URGENT", /“URGEN/],
    ["subject", "Hi", /a few words/],
    ["subject", "{clinic}", /a few words/],
  ] as const)("are refused as %s: %j", (field, typed, why) => {
    const problems = said({ [field]: typed });
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toMatch(why);
  });

  it("get their values in their slots, and values are never read as slots", () => {
    expect(fillSlots(whole.sms, { clinic: "{stop} Inc", link: "A", stop: "B" })).toBe(
      "{stop} Inc wrote to you: A No more: B",
    );
  });
});
