import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { assess } from "@/lib/facts/assess";
import { parseStep, readablePart } from "@/lib/form/parse-page";
import { getStep } from "@/lib/form/steps";
import { nextWorsePage } from "@/lib/form/worse-pages";
import { fileAnswers } from "@/lib/intake/commands";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";
import { RECENT_SIGNS } from "@/lib/questions/general-steps";
import { answered } from "@/lib/questions/offered";
import { closeIntake } from "@/lib/queue/commands";
import { recordReview, secondReview } from "@/lib/review/commands";
import type { Level } from "@/lib/triage/symptoms";
import { strain } from "@/test/people";
import { addStaffForTest, trailForTest } from "@/test/rows";
import { fill, walk } from "@/test/walk";
import { answerEndedCheck, answerWorseCheck, saveWorseProblem, startWorseCheck } from "./commands";
import { findWorseCheck } from "./queries";

const NOW = new Date("2026-11-20T15:00:00Z");
const LATER = new Date();
const consent = { textVersion: "test", textHash: "0".repeat(64) };

const HEALTHY = walk(strain()).answers;

afterAll(closeDatabase);

async function filed(answers: Answers): Promise<string> {
  const assessed = assess(answers, { finished: true });
  const filing = { locale: "en", now: NOW, filedAs: "sent", assessed, consent } as const;
  return (await fileAnswers(filing)).token;
}

const told = (answers: Answers) => assess(answers, { finished: false });

type Entry = { level: Level; worseSince: Date | null; version: number };

async function entryOf(id: string): Promise<Entry | undefined> {
  const rows = await sql<Entry>(
    "test_check_entry",
    `SELECT "level", "worseSince", "version" FROM "QueueEntry" WHERE "intakeId" = $id`,
    { id },
  );
  return rows[0];
}

/**
 * Answers page after page, healthy except for `but`, until the check ends or a given page is
 * reached.
 */
async function answerAgain(token: string, but: Record<string, string[]> = {}, until?: string) {
  const pages: string[] = [];
  for (let left = 20; left > 0; left -= 1) {
    const intake = (await findOwnIntake(token))!;
    const draft = (await findWorseCheck(intake.id))!;
    const page = nextWorsePage(intake.answers, draft.answers)!;
    pages.push(page.id);
    if (page.id === until) return pages;
    const form = fill(page, draft.answers, strain(but));
    const read = parseStep(page, draft.answers, form, NOW);
    if (!read.ok) throw new Error(`${page.id}: ${JSON.stringify(read.errors)}`);
    const outcome = await answerWorseCheck(intake, draft, told(read.answers), LATER);
    if (outcome === "changed") throw new Error("changed");
    if (outcome === "ended") return pages;
  }
  throw new Error("no end");
}

describe("a patient who says that it is worse", () => {
  it("is marked at once, even when nothing more is answered", async () => {
    const token = await filed(HEALTHY);
    const intake = (await findOwnIntake(token))!;
    await startWorseCheck(intake, { now: LATER });
    expect(await entryOf(intake.id)).toEqual({ level: "SELF_CARE", worseSince: LATER, version: 1 });
    expect(await trailForTest(intake.id)).toEqual(["intake.received", "intake.feels_worse"]);
    // The check opens only through the intake: the result page is still the result page.
    expect(await findDraft(token)).toBeNull();
  });

  it("is marked however often they press, without an endless audit log", async () => {
    const intake = (await findOwnIntake(await filed(HEALTHY)))!;
    for (let press = 0; press < 30; press += 1) await startWorseCheck(intake, { now: NOW });
    const { firstPage } = await startWorseCheck(intake, { now: LATER });
    expect(firstPage).not.toBe("");
    expect(await entryOf(intake.id)).toMatchObject({ version: 31, worseSince: NOW });
    const pressed = (await trailForTest(intake.id)).filter((each) => each === "intake.feels_worse");
    expect(pressed).toHaveLength(30);
  });

  it("opens a closed intake again", async () => {
    const intake = (await findOwnIntake(await filed(HEALTHY)))!;
    const close = { outcome: "advice_given", note: "Spoke", seenLevel: "SELF_CARE" } as const;
    await closeIntake(await addStaffForTest(), { intakeId: intake.id, version: 0, ...close });
    await startWorseCheck(intake, { now: LATER });
    expect(await entryOf(intake.id)).toMatchObject({ level: "SELF_CARE", worseSince: LATER });
  });

  it("is asked the red-flag questions again, and keeps their place when nothing changed", async () => {
    const token = await filed(HEALTHY);
    const intake = (await findOwnIntake(token))!;
    await startWorseCheck(intake, { now: LATER });
    expect(await answerAgain(token)).toEqual([
      "emergency_nerves",
      "emergency_body",
      "emergency_other",
      "pain_cause",
      "pain_now",
      "nerves",
      "general",
    ]);
    expect(await findWorseCheck(intake.id)).toBeNull();
    expect(await entryOf(intake.id)).toMatchObject({ level: "SELF_CARE", worseSince: LATER });
    expect((await findOwnIntake(token))!.answers).toEqual(HEALTHY);
  });

  it("has an emergency at the first answer that says so, with the other answers unchanged", async () => {
    const token = await filed(HEALTHY);
    const intake = (await findOwnIntake(token))!;
    await startWorseCheck(intake, { now: LATER });
    expect(await answerAgain(token, { emergency_nerves: ["saddle"] })).toHaveLength(1);
    expect(await entryOf(intake.id)).toMatchObject({ level: "EMERGENCY" });
    const now = (await findOwnIntake(token))!;
    expect(now).toMatchObject({ level: "EMERGENCY", levelNow: "EMERGENCY" });
    expect(now.answers).toEqual({ ...HEALTHY, emergency_nerves: ["saddle"] });
  });

  it("moves up as soon as a page says so, in case no other page follows", async () => {
    const token = await filed(HEALTHY);
    const intake = (await findOwnIntake(token))!;
    await startWorseCheck(intake, { now: LATER });
    await answerAgain(token, { nerve_signs: ["leg_weak", "foot_drop"] }, "general");
    expect(["EMERGENCY", "URGENT"]).toContain((await entryOf(intake.id))!.level);
    expect(await findWorseCheck(intake.id)).not.toBeNull();
    await answerAgain(token, { nerve_signs: ["leg_weak", "foot_drop"] });
    expect(await findWorseCheck(intake.id)).toBeNull();
  });

  it("also moves up by a page with an error, which adds no answer, in case nothing follows", async () => {
    const token = await filed(HEALTHY);
    const intake = (await findOwnIntake(token))!;
    await startWorseCheck(intake, { now: LATER });
    await answerAgain(token, {}, "general");
    const draft = (await findWorseCheck(intake.id))!;
    const values = { recent_signs: ["fever_or_chills", "none"] };
    const errors = [{ field: "recent_signs", code: "none_and_others" }];
    const part = readablePart(getStep("general"), draft.answers, values, { asTicked: true });
    const problem = { stepId: "general", values, errors };
    await saveWorseProblem(intake, draft, { problem, part, now: LATER });
    expect(await entryOf(intake.id)).toMatchObject({ level: "URGENT" });
    expect(await findWorseCheck(intake.id)).toMatchObject({ answers: draft.answers, problem });
  });

  it("is not raised by a 'not sure' before its follow-up was answered", async () => {
    const token = await filed(HEALTHY);
    const intake = (await findOwnIntake(token))!;
    await startWorseCheck(intake, { now: LATER });
    await answerAgain(token, { emergency_nerves: ["unsure"] }, "emergency_nerves_unsure");
    expect(await entryOf(intake.id)).toMatchObject({ level: "SELF_CARE" });
    await answerAgain(token);
    expect(await entryOf(intake.id)).toMatchObject({ level: "SELF_CARE" });
  });

  it("is asked the follow-ups of a new answer, such as the kind of fever", async () => {
    const token = await filed(HEALTHY);
    await startWorseCheck((await findOwnIntake(token))!, { now: LATER });
    const pages = await answerAgain(token, { recent_signs: ["fever_or_chills"] });
    expect(pages.slice(-2)).toEqual(["general", "general_more"]);
    const now = (await findOwnIntake(token))!;
    expect(now).toMatchObject({ level: "URGENT", open: true });
  });

  it("starts again when the patient says it again", async () => {
    const token = await filed(HEALTHY);
    const intake = (await findOwnIntake(token))!;
    await startWorseCheck(intake, { now: LATER });
    await answerAgain(token, {}, "pain_now");
    await startWorseCheck(intake, { now: LATER });
    const draft = (await findWorseCheck(intake.id))!;
    expect(nextWorsePage(intake.answers, draft.answers)!.id).toBe("emergency_nerves");
  });

  it("ends a check once, however many tabs send its last page", async () => {
    const token = await filed(HEALTHY);
    const intake = (await findOwnIntake(token))!;
    await startWorseCheck(intake, { now: LATER });
    await answerAgain(token, {}, "general");
    const draft = (await findWorseCheck(intake.id))!;
    const last = { ...draft.answers, ...answered(RECENT_SIGNS, ["none"]) };
    const ends = await Promise.all(
      Array.from({ length: 5 }, () => answerWorseCheck(intake, draft, told(last), LATER)),
    );
    expect(ends.toSorted()).toEqual(["changed", "changed", "changed", "changed", "ended"]);
    const trail = await trailForTest(intake.id);
    expect(trail.filter((action) => action === "intake.reassessed")).toHaveLength(1);
  });
});

describe("two tabs with the same check", () => {
  async function begun() {
    const token = await filed(HEALTHY);
    const intake = (await findOwnIntake(token))!;
    await startWorseCheck(intake, { now: LATER });
    return { token, intake, check: (await findWorseCheck(intake.id))! };
  }
  const nerves = { emergency_nerves: ["none"] };
  const body = { emergency_body: ["none"] };

  it("never overwrite each other's answers: the second is told, reads again and keeps both", async () => {
    const { intake, check } = await begun();
    const answer = (from: typeof check, more: Answers) =>
      answerWorseCheck(intake, from, told({ ...from.answers, ...more }), LATER);
    const both = await Promise.all([answer(check, nerves), answer(check, body)]);
    expect(both.toSorted()).toEqual(["changed", "open"]);
    const again = (await findWorseCheck(intake.id))!;
    expect(await answer(again, both[0] === "changed" ? nerves : body)).toBe("open");
    const { answers } = (await findWorseCheck(intake.id))!;
    expect(answers).toMatchObject({ ...nerves, ...body });
  });

  it("never save a page with errors over a newer version", async () => {
    const { intake, check } = await begun();
    const answers = { ...check.answers, ...nerves };
    expect(await answerWorseCheck(intake, check, told(answers), LATER)).toBe("open");
    const problem = { stepId: "emergency_body", values: {}, errors: [] };
    const refused = { problem, part: check.answers, now: LATER };
    expect(await saveWorseProblem(intake, check, refused)).toBe(false);
    expect(await findWorseCheck(intake.id)).toMatchObject({ answers, problem: null });
  });

  it("end it with the other tab's answers: an earlier emergency is included, not filed alone", async () => {
    const { intake, check } = await begun();
    await answerWorseCheck(intake, check, told({ ...check.answers, ...body }), LATER);
    const numb = told({ ...check.answers, emergency_nerves: ["saddle"] });
    expect(await answerWorseCheck(intake, check, numb, LATER)).toBe("changed");
    expect(await entryOf(intake.id)).toMatchObject({ level: "SELF_CARE" });
  });

  it.each([
    ["emergency_nerves", { emergency_nerves: ["saddle"] }, "EMERGENCY"],
    ["emergency_nerves", { emergency_nerves: ["unsure"] }, "URGENT"],
    ["emergency_nerves_unsure", { saddle_check: ["yes"] }, "EMERGENCY"],
    ["general", { recent_signs: ["fever_or_chills", "none"] }, "URGENT"],
    ["emergency_nerves", { emergency_nerves: ["none", "saddle"] }, "EMERGENCY"],
    ["emergency_nerves", { emergency_nerves: ["none"] }, "SELF_CARE"],
  ] as const)(
    "still count a page that arrives after the other ended it: %s %o",
    async (page, form, level) => {
      const { token } = await begun();
      await answerAgain(token);
      const ended = (await findOwnIntake(token))!;
      const posted = Object.fromEntries(
        Object.entries(form).map(([name, said]) => [name, [...said]]),
      );
      await answerEndedCheck(ended, getStep(page), posted, LATER);
      expect(await entryOf(ended.id)).toMatchObject({ level });
    },
  );

  it.each([
    ["another list", "emergency_other", { emergency_other: ["self_harm"] }],
    [
      "the same list, unlike the other tab",
      "emergency_nerves",
      { emergency_nerves: ["bladder_start"] },
    ],
  ] as const)("still count a second emergency, beside the first: on %s", async (_, page, form) => {
    const token = await filed({ ...HEALTHY, emergency_nerves: ["saddle"] });
    const before = (await findOwnIntake(token))!;
    const posted: Record<string, string[]> = Object.fromEntries(
      Object.entries(form).map(([name, said]) => [name, [...said]]),
    );
    expect(await answerEndedCheck(before, getStep(page), posted, LATER)).toBe(true);
    const after = (await findOwnIntake(token))!;
    expect(after.firedRules.length).toBeGreaterThan(before.firedRules.length);
    expect(after.firedRules).toContain("ces_saddle_new");
    expect(await entryOf(after.id)).toMatchObject({ level: "EMERGENCY", worseSince: LATER });
    // The second press of the button says nothing new.
    expect(await answerEndedCheck(after, getStep(page), posted, LATER)).toBe(false);
    expect(await trailForTest(after.id)).toEqual(["intake.received", "intake.reassessed"]);
  });

  it.each([
    ["URGENT", { recent_signs: ["fever_or_chills"] }],
    ["EMERGENCY", { emergency_nerves: ["saddle"] }],
  ] as const)(
    "do not undo the reviews that lowered %s, when a page says nothing new",
    async (level, signs) => {
      const answers = Object.fromEntries(
        Object.entries(signs).map(([name, said]) => [name, [...said]]),
      );
      const token = await filed({ ...HEALTHY, ...answers });
      const { id: intakeId } = (await findOwnIntake(token))!;
      const seen = {
        intakeId,
        version: 0,
        seenLevel: level,
        level: "ROUTINE",
        reason: "Examined",
      } as const;
      await recordReview(await addStaffForTest(), seen);
      const [pending] = await sql<{ id: string }>(
        "test_pending_review",
        `SELECT "id" FROM "Review" WHERE "intakeId" = $intakeId`,
        { intakeId },
      );
      if (level === "EMERGENCY")
        await secondReview(await addStaffForTest(), {
          ...{
            intakeId,
            version: 1,
            reviewId: pending?.id ?? "",
            agrees: "yes",
            reason: "Examined",
          },
        });
      const lowered = (await findOwnIntake(token))!;
      expect(lowered.levelNow).toBe("ROUTINE");
      const pages = ["emergency_nerves", "general"] as const;
      const posts = [{ emergency_nerves: ["none"] }, { recent_signs: ["none"] }, answers];
      for (const page of pages)
        for (const form of posts)
          expect(await answerEndedCheck(lowered, getStep(page), form, LATER)).toBe(false);
      expect(await entryOf(intakeId)).toMatchObject({ level: "ROUTINE", worseSince: null });
    },
  );
});
