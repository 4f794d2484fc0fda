import { expect, it } from "vitest";
import { translatorIn } from "@/lib/i18n/translator";
import { staffForTest } from "@/test/staff";
import { sampleLetter, typedLetter } from "./letter-preview";

const admin = staffForTest<"settings:manage">({ id: "ada", role: "admin" });
const typed = { subject: "Hola de {clinic}", text: "", sms: "{clinic}: {link} Basta: {stop}" };
const input = { key: "wording", scope: "check_in.es", version: 0, value: typed } as const;

it("shows the typed words with filled slots, and the default words where a field is empty", async () => {
  const { kind, locale, own } = await typedLetter(admin, input);
  expect([kind, locale]).toEqual(["check_in", "es"]);
  const now = sampleLetter(translatorIn("es"), kind, locale);
  const then = sampleLetter(translatorIn("es"), kind, locale, own);
  expect(then.email.subject).toMatch(/^Hola de (?!\{)./);
  expect(then.email.text).toBe(now.email.text);
  expect(then.sms).toMatch(/: http.*\/es\/status\/.*\/check-in\/14 Basta: http.*\/stop$/);
  expect(then.sms).not.toBe(now.sms);
});

it.each(["", "moon.es", "check_in.fr", "check_in"])("refuses %j, which is not a message", (scope) =>
  expect(typedLetter(admin, { ...input, scope })).rejects.toMatchObject({ code: "not_found" }),
);
