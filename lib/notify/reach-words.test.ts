import { expect, it } from "vitest";
import { parseEnv } from "@/lib/env";
import { mailWarnings, nobodyWoken } from "./reach-words";

const nothing = { people: 3, email: null, sms: 0, push: null, nobody: true };

it("says that nobody is woken, and what to do, and nothing when somebody is", () => {
  expect(nobodyWoken(nothing, false)).toMatch(/^NO ONE WILL BE WOKEN.*SMTP_URL/);
  expect(nobodyWoken(nothing, true)).toMatch(/demo sends nothing/);
  expect(nobodyWoken({ ...nothing, people: 0 }, false)).toMatch(/no staff account/);
  expect(nobodyWoken({ ...nothing, email: 3, nobody: false }, false)).toBeNull();
});

it("warns of mails without a sender, and of reports that nobody reads, where mails are sent", () => {
  const needed = {
    DATABASE_URL: "postgresql://here/it",
    DATA_KEY: "q1Z3v8n0sYt5w7Jc2Lk4Xb6Rd9Fg1Hm3Pa5Ue7Io8Ty=",
  };
  const warned = (more: Record<string, string>) => mailWarnings(parseEnv({ ...needed, ...more }));
  const SMTP_URL = "smtp://mail.clinic.example";
  expect(warned({})).toEqual([]);
  expect(warned({ SMTP_URL, DEMO: "true" })).toEqual([]);
  expect(warned({ SMTP_URL })).toEqual([
    expect.stringMatching(/^MAIL_FROM is not set/),
    expect.stringMatching(/^MAIL_BOUNCES is not set/),
  ]);
  const set = { MAIL_FROM: "a@clinic.example", MAIL_BOUNCES: "b@clinic.example" };
  expect(warned({ SMTP_URL, ...set })).toEqual([]);
});
