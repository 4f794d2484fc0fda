import type { Answers } from "@/lib/questions/answers";
import patients from "./demo-patients.json" with { type: "json" };

/** An invented patient: how long ago they sent it, how far staff got, and what differs from the base. */
export type DemoPatient = {
  given: string;
  family: string;
  age: number;
  sex: "female" | "male";
  minutesAgo: number;
  staff?: "claimed" | "closed";
  /** The page where a red flag stopped the intake; later answers and contact are then missing. */
  stoppedAt?: "emergency_nerves" | "emergency_body" | "emergency_other" | "general" | "history";
  /** Left on the emergency page after the stop. */
  leftPhone?: boolean;
  answers?: Answers;
  /** The language in which they answered; left out: English. */
  locale?: "en" | "es";
};

/** Forty invented patients over all five levels. */
export const DEMO_PATIENTS = patients as readonly DemoPatient[];
