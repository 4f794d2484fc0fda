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
};

/** Forty invented patients over all five levels. */
export const DEMO_PATIENTS = patients as readonly DemoPatient[];

/** A healthy back strain, as posted: each demo patient differs from it only in what is written there. */
export const BASE_ANSWERS: Answers = {
  respondent: "self",
  emergency_nerves: ["none"],
  emergency_body: ["none"],
  emergency_other: ["none"],
  pain_zones: ["lower_back_left", "lower_back_right"],
  duration_amount: "3",
  duration_unit: "days",
  onset: "sudden",
  trigger: "lifting",
  injury: "none",
  pain_score: "4",
  course: "improving",
  mobility: "limited",
  self_care: "can",
  home_treatment: "helps",
  daily_work: "sitting",
  pain_pattern: ["spasm"],
  similar_before: "yes",
  patient_worried: "no",
  nerve_signs: ["none"],
  older_signs: ["none"],
  sexual_change: "no",
  general_signs: ["none"],
  cancer_history: "none",
  conditions: ["none"],
  iv_drug_use: "none",
  medicine_limits: ["none"],
  free_text: "",
  temperature: "",
};
