import { BulletList } from "@/components/bullet-list";
import { lines } from "@/lib/i18n/translate";
import type { OwnIntake } from "@/lib/intake/queries";
import type { Again } from "../intake/field-words";
import type { Visit } from "../place";
import { SafetyNet } from "../safety-net";
import { BookedVisit } from "./booked-visit";
import { CallBackForm } from "./call-back-form";
import { StaffSay } from "./staff-say";

type Props = { visit: Visit; intake: OwnIntake; again?: Again };

/** A child without an emergency sign: where to go instead. Never home care. */
export function Under16View({ visit, intake, again }: Props) {
  const { t } = visit;
  return (
    <>
      <h1 className="text-display">{t("result.under16.title")}</h1>
      <p className="mt-3">{t("result.under16.text")}</p>
      {intake.visitAt ? <BookedVisit visit={visit} intake={intake} at={intake.visitAt} /> : null}
      <StaffSay t={t} intake={intake} />
      <h2 className="mt-6 text-section">{t("result.nextTitle")}</h2>
      <BulletList items={lines(t, "result.under16.items")} />
      <p className="mt-3">{t("result.under16.staff")}</p>
      <SafetyNet t={t} />
      <CallBackForm visit={visit} intake={intake} again={again} />
    </>
  );
}
