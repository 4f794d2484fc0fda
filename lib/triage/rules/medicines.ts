import { all, any, atLeast, is, unless, yes } from "../engine/condition";
import { CONFUSED, FEVER, SWEATS, UNWELL } from "./definitions";
import { CLEAR_CAUSE, MECHANICAL, VOMITING, within } from "./episode";
import type { Rule } from "./rule";
import { BACLOFEN, BENZO, CORONER, DYSTONIA, SEROTONIN, STATIN } from "./sources";

// A medicine that was started, stopped or changed within four weeks (catalogue 2b.4 and 2b.8).

const SHAKES = yes("shakes_or_jerks");
const CRAMPS = yes("hand_or_mouth_cramps");
const SPASM = yes("spasm");
const SEDATIVE = yes("stopped_sedative_or_alcohol");
const BACLOFEN_STOPPED = yes("stopped_baclofen");
const STOPPED_PATIENT = "a medicine or alcohol stopped, with shakes, spasms or feeling ill";
const NAUSEA_MEDICINE = yes("started_nausea_or_psychosis_medicine");
const SEROTONERGIC = yes("started_serotonin_medicine");
const STATIN_CLASH = yes("statin_with_new_medicine");
const STEROID_STOPPED = yes("stopped_steroid");

export const MEDICINE_RULES: readonly Rule[] = [
  {
    id: "sedative_withdrawal_severe",
    level: "EMERGENCY",
    screensFor: "withdrawal",
    staff: "Stopped a sedative, alcohol or baclofen: confused, feverish or shaking and ill",
    patient: STOPPED_PATIENT,
    source: BENZO,
    when: all(
      any(SEDATIVE, BACLOFEN_STOPPED),
      any(CONFUSED, FEVER, all(SHAKES, any(SWEATS, VOMITING, UNWELL))),
    ),
    refs: ["2b.4"],
  },
  {
    id: "sedative_withdrawal",
    level: "URGENT",
    screensFor: "withdrawal",
    staff: "Stopped a sedative, alcohol or baclofen, with shakes, sweats, vomiting or spasm",
    patient: STOPPED_PATIENT,
    source: BENZO,
    when: any(
      all(SEDATIVE, any(SHAKES, SWEATS, VOMITING, CRAMPS)),
      all(BACLOFEN_STOPPED, any(SPASM, SHAKES)),
    ),
    refs: ["2b.4"],
  },
  {
    id: "sedative_stopped",
    level: "SOON",
    screensFor: "withdrawal",
    staff: "Stopped a sedative, alcohol or baclofen",
    patient: "you stopped a medicine or alcohol",
    source: BENZO,
    when: any(SEDATIVE, BACLOFEN_STOPPED),
    refs: ["2b.4"],
  },
  {
    id: "baclofen_shakes",
    level: "EMERGENCY",
    screensFor: "baclofen withdrawal",
    staff: "Baclofen stopped (or a pump that may fail), shaking",
    patient: "shaking after baclofen was stopped or ran out",
    source: BACLOFEN,
    when: all(BACLOFEN_STOPPED, SHAKES),
    refs: ["2b.8"],
  },
  {
    id: "drug_dystonia",
    level: "EMERGENCY",
    screensFor: "dystonia",
    staff: "New antiemetic or antipsychotic with jerks, jaw sign or cramps",
    patient: "cramps or jerks after a new medicine",
    source: DYSTONIA,
    when: all(NAUSEA_MEDICINE, any(SHAKES, yes("jaw_stiff_or_whole_body_spasm"), CRAMPS)),
    refs: ["2b.4"],
  },
  {
    id: "drug_dystonia_possible",
    level: "URGENT",
    screensFor: "dystonia",
    staff: "New antiemetic or antipsychotic with spasms",
    patient: "cramps after a new medicine",
    source: DYSTONIA,
    when: all(NAUSEA_MEDICINE, SPASM, within(7), unless(all(MECHANICAL, CLEAR_CAUSE))),
    refs: ["2b.4"],
  },
  {
    id: "serotonin_severe",
    level: "EMERGENCY",
    screensFor: "serotonin toxicity",
    staff: "New serotonergic medicine with tremor or jerks, and ill",
    patient: "shakes after a new medicine",
    source: SEROTONIN,
    when: all(SEROTONERGIC, SHAKES, any(FEVER, SWEATS, VOMITING, CONFUSED, UNWELL)),
    refs: ["2b.4"],
  },
  {
    id: "serotonin",
    level: "URGENT",
    screensFor: "serotonin toxicity",
    staff: "New serotonergic medicine with tremor or jerks",
    patient: "shakes after a new medicine",
    source: SEROTONIN,
    when: all(SEROTONERGIC, SHAKES),
    refs: ["2b.4"],
  },
  {
    id: "statin_muscle",
    level: "URGENT",
    screensFor: "muscle breakdown",
    staff: "Statin and a medicine that clashes, widespread pain, weak legs or unwell: CK today",
    patient: "muscle pain with two medicines that do not mix",
    source: STATIN,
    when: all(
      STATIN_CLASH,
      any(is("pain_location", "widespread"), is("leg_weakness", "both"), UNWELL),
    ),
    refs: ["2b.4"],
  },
  {
    id: "statin_interaction",
    level: "SOON",
    screensFor: "muscle breakdown",
    staff: "Statin and a medicine that clashes: CK",
    patient: "two medicines that do not mix",
    source: STATIN,
    when: STATIN_CLASH,
    refs: ["2b.4"],
  },
  {
    id: "steroid_stopped",
    level: "EMERGENCY",
    screensFor: "adrenal crisis",
    staff: "Steroids stopped, with vomiting, fever or faint",
    patient: "you stopped steroids, and you are sick or faint",
    source: CORONER,
    when: all(STEROID_STOPPED, any(VOMITING, FEVER, yes("fainted_or_collapsed"))),
    refs: ["2b.4"],
  },
  {
    id: "stopped_raised_temp",
    level: "URGENT",
    screensFor: "withdrawal or adrenal crisis",
    staff: "Stopped a sedative, alcohol, baclofen or steroids, temperature 37.5+",
    patient: "a medicine or alcohol stopped, and a raised temperature",
    source: BENZO,
    when: all(any(SEDATIVE, BACLOFEN_STOPPED, STEROID_STOPPED), atLeast("temp_c", 37.5)),
    refs: ["2b.6"],
  },
  {
    id: "steroid_stopped_alone",
    level: "SOON",
    screensFor: "adrenal crisis",
    staff: "Steroids stopped",
    patient: "you stopped steroids",
    source: CORONER,
    when: STEROID_STOPPED,
    refs: ["2b.4"],
  },
];
