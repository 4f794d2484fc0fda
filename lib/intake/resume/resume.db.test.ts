import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { assess } from "@/lib/facts/assess";
import { fileDraft, startDraft } from "@/lib/intake/commands";
import { findDraft } from "@/lib/intake/queries";
import { beginForTest, draftForTest } from "@/test/drafts";
import { strain } from "@/test/people";
import { walk } from "@/test/walk";
import { resumeCode } from "./code";
import { resumeDraft, saveForLater } from "./commands";

const BORN = "1985-03-27";
const ANSWERS = walk(strain()).states[3] ?? {};

afterAll(closeDatabase);

/** A draft saved for later, on the device that holds `token`. */
async function saved(birthDate = BORN) {
  const { token, id } = await beginForTest(ANSWERS);
  await saveForLater(id, birthDate);
  return { token, id, code: resumeCode(id) };
}

/** An attempt from a separate IP address. */
const attempt = (code: string, birthDate: string, address: string = randomUUID()) =>
  resumeDraft(code, birthDate, address);

const WRONG = { ok: false, code: "wrong" };

describe("a draft that was saved for later", () => {
  it("opens on another device with code and date of birth, and no longer on the first", async () => {
    const { token, id, code } = await saved();
    expect(await findDraft(token)).toMatchObject({ id, savedForLater: true });
    const resumed = await attempt(code.toLowerCase().replaceAll("-", " "), BORN);
    expect(resumed.ok).toBe(true);
    const moved = resumed.ok ? resumed.token : "";
    expect(await findDraft(moved)).toMatchObject({ id, answers: ANSWERS });
    expect(await findDraft(token)).toBeNull();
    const back = await attempt(code, BORN);
    expect(back.ok && (await findDraft(back.token))).toMatchObject({ id });
    expect(await findDraft(moved)).toBeNull();
  });

  it("gives one answer to every wrong pair, and changes nothing", async () => {
    const { token, id, code } = await saved();
    const unsaved = await startDraft("en");
    const expired = await saved();
    await sql(
      "test_expire",
      `UPDATE "Draft" SET "expiresAt" = now() - interval '1 second' WHERE "id" = $expired`,
      { expired: expired.id },
    );
    const sent = await saved();
    const whole = walk(strain()).answers;
    const consent = { textVersion: "test", textHash: "0".repeat(64) };
    const assessed = assess(whole, { finished: true });
    const filing = { locale: "en", now: new Date(), filedAs: "sent", assessed, consent } as const;
    expect(await fileDraft(await draftForTest(sent.token), filing)).toBe(true);
    for (const [typed, birthDate] of [
      [code, "1985-03-28"],
      [resumeCode(unsaved.id), BORN],
      [resumeCode(randomUUID()), BORN],
      [expired.code, BORN],
      [sent.code, BORN],
      ["", BORN],
    ] as const)
      expect(await attempt(typed, birthDate)).toEqual(WRONG);
    expect(await findDraft(token)).toMatchObject({ id });
    expect(await findDraft(unsaved.token)).toMatchObject({ savedForLater: false });
  });

  it("takes another date of birth in place of the first", async () => {
    const { id, code } = await saved("1958-03-27");
    await saveForLater(id, BORN);
    expect(await attempt(code, "1958-03-27")).toEqual(WRONG);
    expect(await attempt(code, BORN)).toMatchObject({ ok: true });
  });

  it("stores neither the code nor the date, and records that it was opened", async () => {
    const { id, code } = await saved();
    await attempt(code, BORN);
    const [row] = await sql<{ all: string; events: number }>(
      "test_resume_row",
      `SELECT d::text AS "all", (SELECT count(*)::int FROM "AuditEvent"
         WHERE "action" = 'draft.resumed' AND "detail"->>'draftId' = d."id"::text) AS "events"
       FROM "Draft" d WHERE "id" = $id`,
      { id },
    );
    for (const secret of [code, code.replaceAll("-", ""), BORN]) {
      expect(row?.all).not.toContain(secret);
    }
    expect(row?.events).toBe(1);
  });
});

describe("a guesser", () => {
  it("has ten tries for a code from any address, and then even the right date does not open it", async () => {
    const { code, id, token } = await saved();
    const tries = Array.from({ length: 30 }, (_, day) =>
      attempt(code, `1990-01-${String(day + 1).padStart(2, "0")}`),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter((each) => !each.ok && each.code === "wrong")).toHaveLength(10);
    expect(await attempt(code, BORN)).toEqual({ ok: false, code: "too_many_attempts" });
    expect(await findDraft(token)).toMatchObject({ id });
    const other = await saved();
    expect(await attempt(other.code, BORN)).toMatchObject({ ok: true });
  });

  it("has thirty tries from one address, whatever the code", async () => {
    const address = randomUUID();
    const tries = Array.from({ length: 40 }, () =>
      attempt(resumeCode(randomUUID()), BORN, address),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter((each) => !each.ok && each.code === "wrong")).toHaveLength(30);
    const { code } = await saved();
    expect(await attempt(code, BORN, address)).toMatchObject({ code: "too_many_attempts" });
    expect(await attempt(code, BORN)).toMatchObject({ ok: true });
  });

  it("loses no try by being right", async () => {
    const { code } = await saved();
    const address = randomUUID();
    for (let time = 0; time < 35; time++) {
      expect(await attempt(code, BORN, address)).toMatchObject({ ok: true });
    }
  });
});
