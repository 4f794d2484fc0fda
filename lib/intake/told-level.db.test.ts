import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { assess } from "@/lib/facts/assess";
import { planFor } from "@/lib/plan/plan";
import type { Answers } from "@/lib/questions/answers";
import { closeIntake } from "@/lib/queue/commands";
import { openIntake } from "@/lib/record/queries";
import { recordReview, secondReview } from "@/lib/review/commands";
import type { Level } from "@/lib/triage/symptoms";
import { strain } from "@/test/people";
import { addStaffForTest } from "@/test/rows";
import { walk } from "@/test/walk";
import { fileAnswers } from "./commands";
import { findOwnIntake } from "./queries";

const NOW = new Date("2026-11-20T15:00:00Z");
const reason = "Examined, this is what was found";

afterAll(closeDatabase);

async function sent(answers: Answers) {
  const assessed = assess(answers, { finished: true });
  const consent = { textVersion: "test", textHash: "0".repeat(64) };
  const given = { locale: "en", now: NOW, filedAs: "sent", assessed, consent } as const;
  const { id: intakeId, token } = await fileAnswers(given);
  const told = async () => (await findOwnIntake(token))!;
  return { intakeId, told };
}

async function review(intakeId: string, seenLevel: Level, level: Level, version = 0) {
  const staff = await addStaffForTest();
  await recordReview(staff, { intakeId, version, seenLevel, level, reason });
  return staff;
}

const HEALTHY = walk(strain()).answers;
const FEVERISH = walk(strain({ recent_signs: ["fever_or_chills"] })).answers;

it("tells the patient a raised level, and removes the home-care plan", async () => {
  const { intakeId, told } = await sent(HEALTHY);
  const before = await told();
  expect(before).toMatchObject({ level: "SELF_CARE", staffSay: null });
  expect(planFor(before)).not.toBeNull();
  await review(intakeId, "SELF_CARE", "EMERGENCY");
  const after = await told();
  const answersLevel = "SELF_CARE";
  expect(after).toMatchObject({ level: "EMERGENCY", answersLevel, staffSay: "raised" });
  expect(planFor(after)).toBeNull();
});

it("keeps the raised level after the intake was closed", async () => {
  const { intakeId, told } = await sent(HEALTHY);
  const staff = await review(intakeId, "SELF_CARE", "URGENT");
  const close = { intakeId, seenLevel: "URGENT", outcome: "advice_given", note: "Spoke" } as const;
  await closeIntake(staff, { ...close, version: 1 });
  expect(await told()).toMatchObject({ level: "URGENT", staffSay: "raised", open: false });
});

it("never tells a milder level than the answers gave, whatever was lowered", async () => {
  const { intakeId, told } = await sent(FEVERISH);
  await review(intakeId, "URGENT", "ROUTINE");
  const levelNow = "ROUTINE";
  expect(await told()).toMatchObject({ level: "URGENT", levelNow, staffSay: "lowered" });
});

it("tells a raised emergency until a second clinician agrees to lower it", async () => {
  const { intakeId, told } = await sent(FEVERISH);
  await review(intakeId, "URGENT", "EMERGENCY");
  const first = await review(intakeId, "EMERGENCY", "SOON", 1);
  expect(await told()).toMatchObject({ level: "EMERGENCY", staffSay: "raised" });
  const { pending } = await openIntake(first, first, intakeId);
  const second = await addStaffForTest();
  const yes = { intakeId, version: 2, reviewId: pending!.id, agrees: "yes", reason: "" } as const;
  await secondReview(second, yes);
  expect(await told()).toMatchObject({ level: "URGENT", staffSay: "lowered" });
});
