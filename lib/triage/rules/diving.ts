import { all, any, yes } from "../engine/condition";
import { NERVE_SIGN, THORACIC } from "./definitions";
import { within } from "./episode";
import type { Rule } from "./rule";
import { DIVING } from "./sources";

// Diving in the three days before the pain began (catalogue 2b.8), graded over two weeks.

const dived = (days: number) => all(yes("dived_3_days"), within(days));
const DIVED = dived(4);
const DIVE_SIGN = any(NERVE_SIGN, THORACIC, yes("belly_pain"), yes("short_of_breath"));
const DIVE_PATIENT = "signs that can come from diving";

export const DIVING_RULES: readonly Rule[] = [
  {
    id: "dive_bends",
    level: "EMERGENCY",
    screensFor: "decompression illness",
    staff: "Diving, then nerve, chest or belly signs",
    patient: DIVE_PATIENT,
    source: DIVING,
    when: all(DIVED, DIVE_SIGN),
    refs: ["2b.8"],
  },
  {
    id: "dive_pain",
    level: "URGENT",
    screensFor: "decompression illness",
    staff: "Pain within days of diving",
    patient: DIVE_PATIENT,
    source: DIVING,
    when: DIVED,
    refs: ["2b.8"],
  },
  {
    id: "dive_bends_week",
    level: "URGENT",
    screensFor: "decompression illness",
    staff: "Diving, then nerve, chest or belly signs within a week",
    patient: DIVE_PATIENT,
    source: DIVING,
    when: all(dived(7), DIVE_SIGN),
    refs: ["2b.6"],
  },
  {
    id: "dive_week",
    level: "SOON",
    screensFor: "decompression illness",
    staff: "Pain within a week of diving, or a sign within two",
    patient: DIVE_PATIENT,
    source: DIVING,
    when: any(dived(7), all(dived(14), DIVE_SIGN)),
    refs: ["2b.6"],
  },
  {
    id: "dive_two_weeks",
    level: "ROUTINE",
    screensFor: "decompression illness",
    staff: "Pain since diving, up to two weeks",
    patient: DIVE_PATIENT,
    source: DIVING,
    when: dived(14),
    refs: ["2b.6"],
  },
];
