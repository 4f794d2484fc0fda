import { all, any, atLeastOf, atMost, is, unless, yes } from "../engine/condition";
import { FLANK, MAYBE_PREGNANT, ORGANS } from "./definitions";
import { BELLY, NEW_PAIN, peak, within } from "./episode";
import type { Rule } from "./rule";
import { ECTOPIC_RISK, NG12, NG126, P1 } from "./sources";

// A pregnancy that the person does not know of, or in the wrong place (catalogue 2b.4).

const ECTOPIC = "ectopic pregnancy";
const variant = "pregnancy";
const TIP = yes("shoulder_tip_pain");
const LATE = yes("period_late");
const BLEEDING = yes("vaginal_bleeding_or_fluid");
const TUBES_OR_IUD = is("contraception_in_use", "tubes_or_iud");
const SAYS_NO = all(ORGANS, is("pregnancy", "no"));
const TWO_SIGNS = atLeastOf(2, BELLY, BLEEDING, LATE, TIP);
const TWO_SIGNS_PATIENT = "signs that can mean a pregnancy in the wrong place";

export const ECTOPIC_RULES: readonly Rule[] = [
  {
    id: "ectopic_signs_said_no",
    level: "EMERGENCY",
    screensFor: ECTOPIC,
    variant,
    staff: "Says not pregnant; two signs: test and scan now",
    patient: TWO_SIGNS_PATIENT,
    source: `${NG126}; ${ECTOPIC_RISK}`,
    when: all(SAYS_NO, TWO_SIGNS, atMost("age_years", 50), any(LATE, TIP, TUBES_OR_IUD, peak(7))),
    refs: ["2b.4"],
  },
  {
    id: "ectopic_two_signs_mild",
    level: "URGENT",
    screensFor: ECTOPIC,
    variant,
    staff: "Says not pregnant; two signs: pregnancy test today",
    patient: TWO_SIGNS_PATIENT,
    source: NG126,
    when: all(SAYS_NO, TWO_SIGNS),
    refs: ["2b.4"],
  },
  {
    id: "ectopic_one_sign",
    level: "URGENT",
    screensFor: ECTOPIC,
    variant,
    staff: "Says not pregnant; one sign: pregnancy test today",
    patient: "a sign that needs a pregnancy test today",
    source: NG126,
    when: all(
      SAYS_NO,
      atMost("age_years", 50),
      NEW_PAIN,
      any(
        TIP,
        all(any(BELLY, BLEEDING), any(LATE, TUBES_OR_IUD)),
        all(BELLY, peak(4), unless(yes("urine_burning"))),
      ),
    ),
    refs: ["2b.4"],
  },
  {
    id: "bleeding_unusual",
    level: "SOON",
    screensFor: "ectopic pregnancy, or womb cancer after menopause",
    staff: "Vaginal bleeding, not the usual period",
    patient: "bleeding that is not your normal period",
    source: NG12,
    when: all(
      unless(is("sex_at_birth", "male")),
      is("pregnancy", "no", "not_applicable"),
      BLEEDING,
    ),
    refs: ["2b.4"],
  },
  {
    id: "late_period",
    level: "ROUTINE",
    screensFor: "pregnancy",
    staff: "Late period, says not pregnant: test",
    patient: "a late period",
    source: NG126,
    when: all(SAYS_NO, LATE),
    refs: ["2b.4"],
  },
  {
    id: "preg_possible_belly_mild",
    level: "URGENT",
    screensFor: "ectopic pregnancy or womb problems",
    variant,
    staff: "Possible pregnancy, belly or shoulder-tip pain: test and review today",
    patient: "belly pain, or pain at the tip of a shoulder, when you are or could be pregnant",
    source: NG126,
    when: all(MAYBE_PREGNANT, any(yes("belly_pain"), TIP)),
    refs: ["2b.4", "b.6 63"],
  },
  {
    id: "preg_flank_weeks",
    level: "SOON",
    screensFor: "kidney problems in pregnancy",
    variant,
    staff: "Possible pregnancy, side pain",
    patient: "side pain when you are or could be pregnant",
    source: P1,
    when: all(MAYBE_PREGNANT, FLANK, any(NEW_PAIN, within(28))),
    refs: ["2b.4", "b.6 63"],
  },
];
