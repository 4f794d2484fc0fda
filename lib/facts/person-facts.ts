import type { Answers } from "@/lib/questions/answers";
import { deniesStem } from "@/lib/questions/denied-stems";
import { AORTA_KIND, EMERGENCY_BODY } from "@/lib/questions/emergency-steps";
import { anyOf, numberOf, one, signOf, truth } from "@/lib/questions/gates";
import type { Symptoms } from "@/lib/triage/symptoms";

const NOT_PREGNANT: Partial<Record<string, Symptoms["pregnancy"]>> = {
  no_birth_control: "no",
  birth: "no",
};

/** The later end of the span; null: asked, and there was no birth. A former form asked apart for it. */
function weeksSinceBirth(answers: Answers): number | null | undefined {
  const said = one(answers, "birth_weeks") ?? one(answers, "recent_birth");
  if (said !== undefined) return { weeks_0_to_6: 6, weeks_7_to_12: 12, no: null }[said];
  const pregnancy = one(answers, "pregnancy") ?? "unsure";
  return pregnancy === "birth" || pregnancy === "unsure" ? undefined : null;
}

const CONTRACEPTION: Partial<Record<string, Symptoms["contraception_in_use"]>> = {
  tubes: "tubes_or_iud",
  iud: "tubes_or_iud",
  other: "other",
  unsure: "unsure",
};

function pregnancyFacts(answers: Answers): Symptoms {
  const said = one(answers, "pregnancy") ?? "";
  return {
    pregnancy: NOT_PREGNANT[said] ?? (one(answers, "pregnancy") as Symptoms["pregnancy"]),
    gestation_weeks: numberOf(answers, "gestation_weeks"),
    postpartum_weeks: weeksSinceBirth(answers),
    period_late: truth(one(answers, "period_late")),
    contraception_in_use: CONTRACEPTION[one(answers, "contraception_in_use") ?? ""],
  };
}

/** What weakens the main artery. The stem alone stands for the aneurysm, which is all that a former form asked for; who ticks it and denies each illness leaves all of them open. */
export function aortaFacts(answers: Answers): Symptoms {
  const stem = signOf(answers, EMERGENCY_BODY.name, "known_aneurysm");
  if (stem === false) return { known_aneurysm: false, aortic_risk: false };
  if (deniesStem(answers, AORTA_KIND.name))
    return { known_aneurysm: "unsure", aortic_risk: "unsure" };
  const kind = (option: string) => signOf(answers, AORTA_KIND.name, option);
  if (stem === undefined || kind("aneurysm") === undefined) return { known_aneurysm: stem };
  return {
    known_aneurysm: kind("aneurysm"),
    aortic_risk: anyOf(kind("marfan"), kind("valve"), kind("family")),
  };
}

/** Who has the pain, and what may be in the womb. */
export function personFacts(answers: Answers): Symptoms {
  return {
    respondent: one(answers, "respondent") as Symptoms["respondent"],
    age_years: numberOf(answers, "age_years"),
    sex_at_birth: one(answers, "sex_at_birth") as Symptoms["sex_at_birth"],
    ...pregnancyFacts(answers),
  };
}
