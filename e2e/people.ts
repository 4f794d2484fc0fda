import type { Answers } from "@/lib/questions/answers";
import { demoAnswers } from "@/prisma/seed/demo-intakes";
import { DEMO_PATIENTS, type DemoPatient } from "@/prisma/seed/demo-patients";

/** What an invented person would answer; `more` is put on top. */
export function answersOf(family: string, more: Answers = {}): Answers {
  const patient = DEMO_PATIENTS.find((each) => each.family === family);
  if (!patient) throw new Error(`no demo patient ${family}`);
  return {
    ...demoAnswers({ ...patient, stoppedAt: undefined } as DemoPatient, new Date()),
    ...more,
  };
}

/** A healthy back strain of a 28-year-old. */
export const strain = (more: Answers = {}): Answers => answersOf("Carver", more);
