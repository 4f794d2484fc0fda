import type { Words } from "@/lib/i18n/translate";
import type { OwnIntake } from "@/lib/intake/queries";
import { clinicFacts } from "../clinic";

/**
 * Says that a clinician wants the patient seen sooner than the answers alone said, or less soon.
 */
export function StaffSay({ t, intake }: { t: Words; intake: OwnIntake }) {
  const { staffSay, level } = intake;
  if (!staffSay) return null;
  const { number } = clinicFacts();
  const key = level === "EMERGENCY" ? `${staffSay}Emergency` : staffSay;
  return <p className="mt-4 font-bold">{t(`result.staffSay.${key}`, { number })}</p>;
}
