import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sql } from "@/lib/db/client";
import {
  deliverMessagesForTest,
  gateway,
  load,
  mail,
  NOW,
  patient,
  stored,
} from "@/test/aftercare";
import { trailForTest } from "@/test/rows";

deliverMessagesForTest();

const NOTHING: Record<string, string> = { SMTP_URL: "", SMS_URL: "", SMS_FROM: "" };

const checkIn = async (id: string) => {
  const [row] = await sql<{ sentAt: Date | null; answer: string | null }>(
    "test_check_in",
    `SELECT "sentAt", "answer" FROM "CheckIn" WHERE "intakeId" = $id`,
    { id },
  );
  return row;
};

describe("a check-in", () => {
  it.each([
    ["en", "Sample Clinic: how are you?", "How are you today?"],
    ["es", "Sample Clinic: ¿cómo está?", "¿Cómo está hoy?"],
  ])(
    "is sent in the patient's language, once, with a link of its own (%s)",
    async (locale, subject, words) => {
      const { sendCheckIn, findCheckIn } = await load();
      const { id, checkInId, email } = await patient({ locale });
      for (let time = 0; time < 3; time += 1) await sendCheckIn(checkInId, NOW);
      const [letter, ...more] = mail.to(email);
      expect(more).toEqual([]);
      expect(letter?.subject).toBe(subject);
      expect(letter?.text).toContain(words);
      expect(letter?.text).toContain("(555) 010-0142");
      const link = `https://backline\\.example/${locale}/status/([\\w-]{43})`;
      const [, token] = letter?.text.match(new RegExp(`${link}/check-in/3\\n`)) ?? [];
      const [stop] = letter?.text.match(new RegExp(`${link}/stop`)) ?? [];
      expect(letter?.headers).toMatchObject({
        "auto-submitted": "auto-generated",
        "list-unsubscribe": `<${stop}>`,
        "list-unsubscribe-post": "List-Unsubscribe=One-Click",
      });
      const { findLinkedIntake } = await import("@/lib/intake/queries");
      expect(await findLinkedIntake(token ?? "", null)).toMatchObject({ id, own: false });
      expect(await checkIn(id)).toEqual({ sentAt: NOW, answer: null });
      expect(await findCheckIn(id, 3)).toEqual({ day: 3, answer: null });
      expect(await trailForTest(id)).toEqual(["message.written"]);
    },
  );

  it("is sent in the language that the patient chose last", async () => {
    const { sendCheckIn, sendPrivateLink } = await load();
    const { followLanguage } = await import("@/lib/intake/language");
    const { id, checkInId, email } = await patient({ locale: "en" });
    await followLanguage({ id, locale: "en" }, "en");
    await sendPrivateLink(id, NOW);
    expect(mail.to(email)[0]?.text).toContain("https://backline.example/en/status/");
    await followLanguage({ id, locale: "en" }, "es");
    await sendCheckIn(checkInId, NOW);
    expect(mail.to(email)[1]?.subject).toBe("Sample Clinic: ¿cómo está?");
    expect(mail.to(email)[1]?.text).toContain("https://backline.example/es/status/");
  });

  it("keeps the link and the address sealed, so that staff who read the list cannot use it", async () => {
    const { sendCheckIn } = await load();
    const { id, checkInId, email } = await patient();
    await sendCheckIn(checkInId, NOW);
    const [row] = await stored(id);
    expect(row).toMatchObject({ body: null, channel: "email" });
    expect(row?.all).not.toContain("/status/");
    expect(row?.all).not.toContain(email);
  });

  it("goes out as a text message when the patient chose that and it is safe", async () => {
    const { sendCheckIn } = await load();
    const { checkInId } = await patient({ wants: "sms", email: "" });
    await sendCheckIn(checkInId, NOW);
    expect(mail.mails).toEqual([]);
    expect(gateway.messages).toHaveLength(1);
    const [message] = gateway.messages;
    expect(message).toMatchObject({ to: "+12125550134", from: "+12125550100" });
    expect(message?.body).toMatch(/^Sample Clinic: How are you today\? .*\/check-in\/3 .*\/stop$/);
    const unsafe = await patient({ wants: "sms", safe: "no" });
    await sendCheckIn(unsafe.checkInId, NOW);
    expect(gateway.messages).toHaveLength(1);
  });

  it("is not sent without a chosen channel or an address, after an answer, or without a patient", async () => {
    const { sendCheckIn, answerCheckIn } = await load();
    for (const given of [
      { wants: "no" },
      { wants: "email", email: "" },
      { wants: "sms", phone: "" },
    ])
      await sendCheckIn((await patient(given)).checkInId, NOW);
    const { id, checkInId } = await patient();
    await answerCheckIn(id, { day: 3, answer: "better", now: NOW });
    await answerCheckIn(id, { day: 3, answer: "same", now: NOW });
    await sendCheckIn(checkInId, NOW);
    await sendCheckIn(randomUUID(), NOW);
    expect(mail.mails.length + gateway.messages.length).toBe(0);
    expect(await checkIn(id)).toEqual({ sentAt: null, answer: "better" });
    expect(await trailForTest(id)).toEqual(["check_in.answered"]);
  });

  it("waits while the mail server refuses it, and goes out once when the server accepts it", async () => {
    const { sendCheckIn } = await load();
    const { id, checkInId, email } = await patient();
    mail.refuseWith = 451;
    await sendCheckIn(checkInId, NOW);
    expect((await stored(id))[0]?.sentAt).toBeNull();
    mail.refuseWith = null;
    await sendCheckIn(checkInId, NOW);
    expect(mail.to(email)).toHaveLength(1);
  });

  it("stays on the list in a demonstration, and when no channel is set up", async () => {
    for (const more of [{ DEMO: "true" } as Record<string, string>, NOTHING]) {
      const { sendCheckIn } = await load(more);
      const { id, checkInId } = await patient();
      await sendCheckIn(checkInId, NOW);
      expect(await stored(id)).toMatchObject([{ sentAt: null }]);
    }
    expect(mail.mails).toEqual([]);
  });
});
