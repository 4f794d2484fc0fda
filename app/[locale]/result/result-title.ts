import type { Words } from "@/lib/i18n/translate";
import type { OwnIntake } from "@/lib/intake/queries";
import { isUnder16 } from "@/lib/questions/gates";
import { emergencyAdvice } from "./reasons";

const EMERGENCY = { pregnancy: "pregnancy.", self_harm: "selfHarm.", overdose: "overdose." };
const BASES = { URGENT: "urgent", SOON: "soon", ROUTINE: "routine", SELF_CARE: "selfCare" };

/** The heading of a result, also the page's title. */
export function resultTitle(t: Words, intake: OwnIntake): string {
  if (intake.level === "EMERGENCY") {
    const { leading } = emergencyAdvice(intake);
    return t(`result.emergency.${leading ? EMERGENCY[leading] : ""}title`);
  }
  if (isUnder16(intake.answers)) return t("result.under16.title");
  if (intake.visitAt && intake.level !== "SELF_CARE") return t("result.booked.title");
  return t(`result.${BASES[intake.level]}.title`);
}
