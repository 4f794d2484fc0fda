import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sql } from "@/lib/db/client";
import { deliverMessagesForTest, load, mail, NOW, patient, stored } from "@/test/aftercare";
import { trailForTest } from "@/test/rows";

deliverMessagesForTest();

describe("stopping the messages", () => {
  it("happens once, holds back waiting messages and writes no later ones", async () => {
    const { sendCheckIn, sendPrivateLink, stopMessages, findProgress } = await load();
    const { id, checkInId, email } = await patient();
    mail.refuseWith = 451;
    await sendPrivateLink(id, NOW);
    mail.refuseWith = null;
    expect(await findProgress({ id, answeredAt: NOW })).toMatchObject({ getsMessages: true });
    await stopMessages(id);
    await stopMessages(id);
    expect(await findProgress({ id, answeredAt: NOW })).toMatchObject({ getsMessages: false });
    await sendPrivateLink(id, NOW);
    await sendCheckIn(checkInId, NOW);
    expect(mail.to(email)).toEqual([]);
    expect(await stored(id)).toEqual([]);
    expect(await trailForTest(id)).toEqual(["message.written", "messages.stopped"]);
  });
});

describe("the private link", () => {
  it("is made at most 20 times a day for one intake", async () => {
    const intake = randomUUID();
    const { takeLink } = await load();
    const taken = await Promise.all(Array.from({ length: 25 }, () => takeLink(intake)));
    expect(taken.filter(Boolean)).toHaveLength(20);
    expect(await takeLink(randomUUID())).toBe(true);
  });

  it("is sent once and opens the patient's own page until it ends", async () => {
    const { sendPrivateLink } = await load();
    const { id, email } = await patient();
    await sendPrivateLink(id, NOW);
    await sendPrivateLink(id, NOW);
    const [letter, ...more] = mail.to(email);
    expect(more).toEqual([]);
    expect(letter?.text).toMatch(/https:\/\/backline\.example\/en\/status\/[\w-]{43}\n/);
    const [link] = await sql<{ expiresAt: Date }>(
      "test_link",
      `SELECT "expiresAt" FROM "PatientLink" WHERE "intakeId" = $id`,
      { id },
    );
    expect(link?.expiresAt).toEqual(new Date(NOW.getTime() + 90 * 86_400_000));
  });
});
