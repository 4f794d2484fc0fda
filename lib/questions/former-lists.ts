import { IV_DRUG_USE } from "@/lib/triage/answer-words";
import { radio, retired, signs } from "./fields";

// Lists of former releases. Drafts and intakes hold answers to them; nobody is asked them any more.

export const GENERAL_SIGNS = retired(
  signs("general_signs", [
    "fever",
    "chills_or_sweats",
    "unwell",
    "weight_loss",
    "vomiting",
    "stiff_neck_or_headache",
    "urine_burning",
    "blood_in_urine",
    "rash_blisters",
    "calf_swelling",
    "wound_or_bite",
  ]),
  "recent_signs",
);

export const CONDITIONS = retired(
  signs("conditions", [
    "weak_immunity",
    "steroids_long",
    "steroids_daily_need",
    "diabetes",
    "recent_infection",
    "dialysis_line",
    "spine_procedure",
    "blood_thinner",
    "weak_bones",
    "smoking_or_pressure",
    "sickle_cell",
    "tb",
    "one_kidney",
    "travel_surgery_or_bed",
    "seen_twice",
  ]),
  "illnesses",
);

export const INJECTED_BEFORE = retired(radio("iv_drug_use", [...IV_DRUG_USE, "unsure"]), "drugs");
