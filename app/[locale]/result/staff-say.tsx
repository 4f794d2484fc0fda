import type { Words } from "@/lib/i18n/translate";
import type { OwnIntake } from "@/lib/intake/queries";
import { clinicFacts } from "../clinic";

/** A clinician wants the patient seen sooner than their answers alone said, or saw less danger. */
export function StaffSay({ t, intake }: { t: Words; intake: OwnIntake }) {
  const { staffSay, level } = intake;
  if (!staffSay) return null;
  const { number } = clinicFacts();
  const key = level === "EMERGENCY" ? `${staffSay}Emergency` : staffSay;
  return <p className="mt-4 font-bold">{t(`result.staffSay.${key}`, { number })}</p>;
}
