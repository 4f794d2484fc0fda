import type { Answers } from "@/lib/questions/answers";
import { demoAnswers } from "@/prisma/seed/demo-intakes";
import { DEMO_PATIENTS, type DemoPatient } from "@/prisma/seed/demo-patients";

function patientOf(family: string): DemoPatient {
  const patient = DEMO_PATIENTS.find((each) => each.family === family);
  if (!patient) throw new Error(`no demo patient ${family}`);
  return patient;
}

/** The answers of an invented person of the demo, with `more` instead of some of them. */
export function answersOf(family: string, more: Answers = {}): Answers {
  const patient = patientOf(family);
  const answers = { ...patient.answers, ...more };
  return demoAnswers({ ...patient, answers, stoppedAt: undefined }, new Date());
}

/** Their answers until the form stopped at their red flag. */
export const stoppedAnswers = (family: string): Answers =>
  demoAnswers(patientOf(family), new Date());
