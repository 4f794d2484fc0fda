import { Notice } from "@/components/notice";
import type { Locale } from "@/lib/i18n/locales";
import type { OwnIntake } from "@/lib/intake/queries";
import { planFor } from "@/lib/plan/plan";
import { isUnder16 } from "@/lib/questions/gates";
import { moment } from "../moment";
import { ReadMore } from "../read-more";
import type { Words } from "../words";
import { AfterSending } from "./after-sending";
import { EmergencyView } from "./emergency-view";
import { PlannedView } from "./planned-view";
import { ResultRecord } from "./record";
import { SelfCareView } from "./self-care-view";
import { Told, type ToldKind } from "./told";
import { Under16View } from "./under-16-view";

type Props = { t: Words; locale: Locale; intake: OwnIntake; told: ToldKind | null };

function Advice({ t, locale, intake }: Omit<Props, "told">) {
  const { level } = intake;
  if (level === "EMERGENCY") return <EmergencyView t={t} locale={locale} intake={intake} />;
  if (isUnder16(intake.answers)) return <Under16View t={t} locale={locale} intake={intake} />;
  if (level === "SELF_CARE") return <SelfCareView t={t} intake={intake} />;
  return <PlannedView t={t} locale={locale} intake={intake} level={level} />;
}

/** The first line on paper: from when this is, whose it is, and how urgent. */
function PaperHead({ t, locale, intake }: Omit<Props, "told">) {
  const { contact, level, filedAs, receivedAt, reference } = intake;
  const name = contact ? `${contact.givenName} ${contact.familyName}`.trim() : "";
  const urgency = filedAs === "under_16" ? "" : t(`levels.${level}`);
  return (
    <p className="mb-3 hidden font-bold print:block">
      {[moment(locale, receivedAt, "record"), name, reference, urgency].filter(Boolean).join(" - ")}
    </p>
  );
}

/** What the patient is told: what happens next, by when, why, and everything they answered. */
export function ResultView({ t, locale, intake, told }: Props) {
  return (
    <>
      {told ? (
        <div className="mb-9">
          <Notice live>
            <Told t={t} locale={locale} kind={told} level={intake.level} />
          </Notice>
        </div>
      ) : null}
      <PaperHead t={t} locale={locale} intake={intake} />
      <Advice t={t} locale={locale} intake={intake} />
      <AfterSending t={t} locale={locale} emergency={intake.level === "EMERGENCY"} />
      {planFor(intake) ? <ReadMore t={t} locale={locale} /> : null}
      <ResultRecord
        t={t}
        locale={locale}
        intake={intake}
        received={moment(locale, intake.receivedAt, "record")}
      />
    </>
  );
}
