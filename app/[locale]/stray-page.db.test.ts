import { randomUUID } from "node:crypto";
import { afterAll, expect, it, vi } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { formMark } from "@/lib/intake/form-mark";
import { findQuestion } from "@/lib/intake/question/queries";
import { fieldOf } from "@/lib/intake/question/question";
import { askPatient } from "@/lib/record/ask";
import type { Level } from "@/lib/triage/symptoms";
import { addIntakeForTest, addStaffForTest, entryForTest } from "@/test/rows";
import type { Visit } from "./place";
import { keepAnswer } from "./stray-page";

// Only a service that sends e-mail asks its patients whether they want it.
vi.hoisted(() => vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:9"));

afterAll(closeDatabase);

/** Asks a patient about a sign; gives how their page is posted behind a link that has ended. */
async function asked(level: Level, sign: "bladder" | "fever") {
  const email = `${randomUUID()}@patient.example`;
  const intakeId = await addIntakeForTest(level, 1, { email, messages: "email" });
  const version = (await entryForTest(intakeId))?.version ?? 0;
  await askPatient(await addStaffForTest(), { intakeId, version, sign, text: "" });
  const { id, question } = (await findQuestion(intakeId))!;
  const visit = { formOf: formMark(intakeId) } as Visit;
  return (said: string) => keepAnswer(visit, { question: [id], [fieldOf(question).name]: [said] });
}

it("an emergency that is posted twice shows its help both times", async () => {
  const post = await asked("ROUTINE", "bladder");
  for (const time of ["first", "second"])
    expect(await post("new"), time).toMatchObject({
      ...{ told: "emergency", saved: true, emergency: { isEmergency: true } },
    });
});

it("what must not wait is said so again when it is posted twice", async () => {
  const post = await asked("ROUTINE", "fever");
  for (const time of ["first", "second"])
    expect(await post("words_hot"), time).toEqual({ told: "red_flag", saved: true });
});

it("an answer without a sign is only thanked for", async () => {
  const post = await asked("ROUTINE", "bladder");
  for (const time of ["first", "second"])
    expect(await post("no"), time).toEqual({ told: "answer", saved: true });
});
