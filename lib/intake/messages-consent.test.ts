import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseStep } from "@/lib/form/parse-page";
import { askedFields, getStep } from "@/lib/form/steps";
import { LOCALES } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import type { Answers } from "@/lib/questions/answers";
import { wantsMessages } from "@/lib/questions/ways-to-write";
import { strain } from "@/test/people";
import { walk } from "@/test/walk";
import { checkInTimes } from "./check-ins";
import { SIGNERS } from "./consent";
import { MESSAGES_TEXT_VERSION, messagesConsentOf } from "./messages-consent";

const NEW_YORK = "America/New_York";
const iso = (at: string) =>
  checkInTimes(new Date(at), NEW_YORK).map(({ day, dueAt }) => [day, dueAt.toISOString()]);

describe("when we ask how they are", () => {
  it("is 3 and 14 days later at the same time of day, over a clock change too", () => {
    expect(iso("2026-10-30T15:20:00Z")).toEqual([
      [3, "2026-11-02T16:20:00.000Z"],
      [14, "2026-11-13T16:20:00.000Z"],
    ]);
  });

  it("is never at night", () => {
    expect(iso("2026-11-20T08:15:00Z")[0]).toEqual([3, "2026-11-23T14:00:00.000Z"]);
    expect(iso("2026-11-21T03:45:00Z")[0]).toEqual([3, "2026-11-23T23:00:00.000Z"]);
  });
});

describe("the question whether we may send messages", () => {
  const options = (answers: Answers) => {
    const field = askedFields(getStep("privacy"), answers).find(({ name }) => name === "messages");
    return field && "options" in field ? field.options : null;
  };
  const phone = { phone: "212 555 0134", may_leave_message: "yes" };

  it("offers the channels that have an address, and texts only when they are safe", () => {
    expect(options({ ...phone, email: "a@b.example" })).toEqual(["email", "sms", "no"]);
    expect(options({ email: "a@b.example" })).toEqual(["email", "no"]);
    expect(options(phone)).toEqual(["sms", "no"]);
    expect(options({ ...phone, may_leave_message: "no" })).toBeNull();
    expect(options({})).toBeNull();
  });

  it("reads a blank as no agreement, and drops an agreement whose address is gone", () => {
    const { answers } = walk(strain({ email: ["a@b.example"], messages: ["email"] }));
    expect(wantsMessages(answers)).toBe(true);
    expect(wantsMessages({ ...answers, messages: "" })).toBe(false);
    const contact = getStep("contact");
    const form = Object.fromEntries(
      askedFields(contact, answers).flatMap(({ name, kind }) =>
        kind === "date" || name === "email" ? [] : [[name, [String(answers[name] ?? "")]]],
      ),
    );
    const birth = {
      "birth_date.day": ["1"],
      "birth_date.month": ["2"],
      "birth_date.year": ["1992"],
    };
    const filled = Object.fromEntries(Object.entries(form).filter(([, [value]]) => value !== ""));
    const read = parseStep(
      contact,
      answers,
      { ...filled, ...birth },
      new Date("2026-11-22T12:00:00Z"),
    );
    expect(read.ok && wantsMessages(read.answers)).toBe(false);
  });
});

describe("the consent words", () => {
  it("never change under one version", () => {
    const hashes = LOCALES.flatMap((locale) =>
      SIGNERS.map((signer) => messagesConsentOf(translatorIn(locale), signer)),
    );
    expect(new Set(hashes.map(({ textVersion }) => textVersion))).toEqual(
      new Set([MESSAGES_TEXT_VERSION]),
    );
    const all = createHash("sha256")
      .update(hashes.map(({ textHash }) => textHash).join())
      .digest("hex");
    const advice = "The words changed: set a new MESSAGES_TEXT_VERSION and write its hash here.";
    expect({ [MESSAGES_TEXT_VERSION]: all }, advice).toEqual({
      "messages-2026-11-2": "624928f695d21a50fe7d0af94aac7fe4cb34784d465d27994f5b6647cb09931d",
    });
  });
});
