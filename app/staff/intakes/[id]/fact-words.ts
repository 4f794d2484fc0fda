import { plainWords } from "@/app/staff/words/words";
import type { Reason } from "@/lib/triage/engine/explain";

const NAMES: Record<string, string> = {
  age_years: "Age in years",
  duration_days: "Days of pain",
  pain_score: "Pain score (0 to 10)",
  temp_c: "Temperature (Celsius)",
  gestation_weeks: "Weeks pregnant",
  postpartum_weeks: "Weeks since birth",
  free_text: "Words in the patient's own text",
  chemotherapy_6_weeks: "Chemotherapy in the last 6 weeks",
  morning_stiffness_30min: "Morning stiffness over 30 minutes",
  iv_drug_use: "Injected drugs",
  tb_exposure: "TB exposure",
};

function valueWords(value: unknown): string {
  if (value === undefined || value === null) return "Not answered";
  if (value === true) return "Yes";
  if (value === false) return "No";
  if (value === "unsure") return "Not sure";
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "number" ? String(value) : plainWords(String(value));
}

/** An answer that made a rule fire, as "Saddle numbness: New". */
export function factWords({ key, value }: Reason): string {
  return `${NAMES[key] ?? plainWords(key)}: ${valueWords(value)}`;
}
